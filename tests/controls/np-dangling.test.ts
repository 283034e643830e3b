import { npDangling } from "../../policy-pack/controls/cluster/np-dangling";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { object, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/np-dangling";

const own = "spec.podSelector";
const near = "spec.ingress[0].from[0].podSelector";
const far = "spec.egress[0].to[0]";
const nobody = { found: "labels that no pod of the namespace has", wanted: "the labels of a pod" };
const why = "which pods it selects is not known";
const labels = "spec.template.metadata.labels";
const expression = (operator: string) => ({ matchExpressions: [{ key: "app", operator }] });

testRoom(npDangling, fixtures, {
  minimal,
  judged: "policy",
  passes: [
    { name: "an empty selector", set: own, to: {} },
    { name: "an absent selector", set: own, to: ABSENT },
    { name: "an expression that holds", set: own, to: expression("Exists") },
    { name: "every pod of the namespace", set: near, to: {} },
    { name: "an address range", set: "spec.ingress[0].from[0]", to: { ipBlock: { cidr: "::/0" } } },
    { name: "no rules", set: "spec.egress", to: ABSENT },
    { name: "namespaces by another label", set: `${far}.namespaceSelector`, to: {} },
    {
      name: "a namespace that is made elsewhere",
      set: `${far}.namespaceSelector.matchLabels`,
      to: { "kubernetes.io/metadata.name": "monitoring" },
    },
    { name: "a namespace of add-ons", set: "metadata.namespace", to: "kube-system" },
    { name: "more labels", on: "pods", set: labels, to: { app: "web", tier: "front" } },
  ],
  fails: [
    {
      name: "a selector of nobody",
      set: own,
      to: { matchLabels: { app: "api" } },
      path: own,
      ...nobody,
    },
    {
      name: "an expression that holds nowhere",
      set: own,
      to: expression("DoesNotExist"),
      path: own,
      ...nobody,
    },
    {
      name: "a peer that is nobody",
      set: `${near}.matchLabels.app`,
      to: "api",
      path: near,
      ...nobody,
    },
    {
      name: "nobody in a namespace of the stack",
      set: `${far}.podSelector.matchLabels.app`,
      to: "web",
      path: `${far}.podSelector`,
      ...nobody,
    },
  ],
  notEvaluated: [
    { name: "an unknown selector", set: own, to: UNKNOWN, path: own, why },
    { name: "an unknown label", set: `${near}.matchLabels.app`, to: UNKNOWN, path: near, why },
    {
      name: "unknown peers",
      set: "spec.ingress[0].from",
      to: UNKNOWN,
      path: "spec.ingress[0].from",
      why: "spec.ingress[0].from is not known during a preview",
    },
    {
      name: "a selector of a wrong type",
      set: own,
      to: "app=web",
      path: own,
      why,
    },
    {
      name: "an unknown namespace of a peer",
      set: `${far}.namespaceSelector`,
      to: UNKNOWN,
      path: `${far}.namespaceSelector.matchLabels["kubernetes.io/metadata.name"]`,
      why: `${far}.namespaceSelector is not known during a preview`,
    },
  ],
});

test.each([
  ["labels of pods", "spec", UNKNOWN],
  ["namespaces of pods", "metadata", { namespace: UNKNOWN }],
])("does not evaluate with unknown %s", (_name, property, value) => {
  const stack = minimal.map((each) =>
    each.name === "pods"
      ? { ...each, inputs: { ...(each.inputs as object), [property]: value } }
      : each,
  );
  expect(verdictOf(npDangling, stack)).toBe("notEvaluated");
});

test("does not evaluate where a release or a bare chart may make the pods", () => {
  const lone = minimal.filter(({ name }) => name !== "pods");
  expect(verdictOf(npDangling, lone)).toBe("violation");
  for (const token of ["helm.sh/v3:Release", "helm.sh/v4:Chart"]) {
    const { findings } = judge([...lone, object(token, "web", {})], {
      controls: [npDangling],
    }).evaluations;
    expect(findings).toMatchObject([
      { status: "notEvaluated", reason: "the stack makes objects that a preview does not show" },
    ]);
  }
});
