import { nsDefaultDenyIngress } from "../../policy-pack/controls/cluster/ns-default-deny-ingress";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { object, resource, UNKNOWN, urnOf, type Stack } from "../support/stack";
import {
  byReference,
  fixtures,
  minimal,
  namespace,
  NAMESPACE,
  policy,
  POLICY,
} from "./fixtures/ns-default-deny-ingress";

const none = {
  path: "",
  found: "no policy that denies ingress",
  wanted: "a default-deny NetworkPolicy",
};
const on = "deny";
const gap = (name: string, set: string, to: unknown) => ({
  name,
  on,
  set,
  to,
  path: "",
  why: "NetworkPolicy deny is not fully known",
});

testRoom(nsDefaultDenyIngress, fixtures, {
  minimal,
  judged: "shop",
  passes: [
    { name: "absent policy types", on, set: "spec.policyTypes", to: ABSENT },
    { name: "empty policy types", on, set: "spec.policyTypes", to: [] },
    { name: "an absent selector, which selects all", on, set: "spec.podSelector", to: ABSENT },
    { name: "an empty list of rules", on, set: "spec.ingress", to: [] },
    { name: "unknown egress rules", on, set: "spec.egress", to: UNKNOWN },
    {
      name: "one known type beside an unknown",
      on,
      set: "spec.policyTypes",
      to: [UNKNOWN, "Ingress"],
    },
  ],
  fails: [
    {
      name: "a selector of labels",
      on,
      set: "spec.podSelector.matchLabels",
      to: { a: "b" },
      ...none,
    },
    {
      name: "a selector of expressions",
      on,
      set: "spec.podSelector.matchExpressions",
      to: [{ key: "app", operator: "Exists" }],
      ...none,
    },
    { name: "egress alone", on, set: "spec.policyTypes", to: ["Egress"], ...none },
    { name: "an ingress rule", on, set: "spec.ingress", to: [{ from: [] }], ...none },
    { name: "a rule of unknown content", on, set: "spec.ingress", to: [UNKNOWN], ...none },
    { name: "a policy of another namespace", on, set: "metadata.namespace", to: "bank", ...none },
    {
      name: "a policy of the default namespace",
      on,
      set: "metadata.namespace",
      to: ABSENT,
      ...none,
    },
    { name: "a policy without metadata", on, set: "metadata", to: ABSENT, ...none },
    { name: "a namespace of another name", set: "metadata.name", to: "bank", ...none },
  ],
  notEvaluated: [
    gap("an unknown spec", "spec", UNKNOWN),
    gap("an unknown selector", "spec.podSelector", UNKNOWN),
    gap("unknown labels in the selector", "spec.podSelector.matchLabels", UNKNOWN),
    gap("unknown policy types", "spec.policyTypes", UNKNOWN),
    gap("an unknown policy type", "spec.policyTypes", [UNKNOWN]),
    gap("unknown rules", "spec.ingress", UNKNOWN),
    gap("a policy of an unknown namespace", "metadata.namespace", UNKNOWN),
    gap("a policy with unknown metadata", "metadata", UNKNOWN),
    gap("a spec of a wrong type", "spec", "deny"),
    gap("a selector of a wrong type", "spec.podSelector", ["all"]),
    gap("policy types of a wrong type", "spec.policyTypes", "Ingress"),
    gap("rules of a wrong type", "spec.ingress", {}),
    gap("a namespace name of a wrong type", "metadata.namespace", 5),
    {
      name: "a namespace of unknown name beside a policy",
      set: "metadata.name",
      to: UNKNOWN,
      path: "metadata.name",
      why: "metadata.name is not known during a preview",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(nsDefaultDenyIngress, stack);

test("finds a policy by reference where the name is not known yet", () => {
  expect(verdict(byReference)).toBe("pass");
});

test("does not count a policy that may stand in another namespace", () => {
  const [, deny] = byReference;
  const metadata = [urnOf(NAMESPACE, "shop"), urnOf(NAMESPACE, "bank")];
  const both: Stack = [
    namespace("shop", {}),
    namespace("bank", {}),
    ...(deny === undefined ? [] : [{ ...deny, propertyDependencies: { metadata } }]),
  ];
  const { findings } = judge(both, { controls: [nsDefaultDenyIngress] }).evaluations;
  expect(findings.map(({ status }) => status)).toEqual(["notEvaluated", "notEvaluated"]);
});

test("does not count a policy whose unknown namespace another kind of resource names", () => {
  const pet = resource("random:index/randomPet:RandomPet", "pet", {});
  const [, deny] = byReference;
  if (deny === undefined) throw new Error("the fixture has no policy");
  const placed = { ...deny, propertyDependencies: { metadata: [pet.urn] } };
  expect(verdict([pet, namespace("shop"), placed])).toBe("notEvaluated");
});

test("objects where no policy exists, even for an unknown name", () => {
  expect(verdict([namespace("shop", { metadata: { name: UNKNOWN } })])).toBe("violation");
});

test("does not evaluate a namespace of which nothing is known, as one that is only read", () => {
  expect(verdict([namespace("shop", UNKNOWN)])).toBe("notEvaluated");
});

test("one policy that settles the namespace is enough", () => {
  const unclear = object(POLICY, "unclear", { spec: UNKNOWN });
  expect(verdict([...minimal, unclear])).toBe("pass");
  expect(verdict([namespace("shop"), unclear])).toBe("notEvaluated");
});

test("a NetworkPolicyPatch, of which the rest is not known, settles nothing", () => {
  const patch = policy({ podSelector: {}, policyTypes: ["Ingress"] }, `${POLICY}Patch`);
  expect(verdict([namespace("shop"), patch])).toBe("notEvaluated");
  const other = policy({ podSelector: { matchLabels: { a: "b" } } }, `${POLICY}Patch`);
  expect(verdict([namespace("shop"), other])).toBe("violation");
});

test("kinds of the same name in other API groups do not count", () => {
  const calico = policy({ types: ["Ingress"] }, "crd.projectcalico.org/v1:NetworkPolicy");
  expect(verdict([namespace("shop"), calico])).toBe("violation");
  expect(verdict([resource("kubernetes:example.org/v1:Namespace", "shop", {})])).toBe(
    "notApplicable",
  );
});

test("a NamespacePatch is not a namespace that the stack makes", () => {
  expect(verdict([resource(`${NAMESPACE}Patch`, "shop", {})])).toBe("notApplicable");
});
