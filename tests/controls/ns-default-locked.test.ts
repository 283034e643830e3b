import { nsDefaultLocked } from "../../policy-pack/controls/cluster/ns-default-locked";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { cluster, fixtures, minimal, patch, without } from "./fixtures/ns-default-locked";

const LABEL = "pod-security.kubernetes.io/enforce";
const deny = "default-deny";
const quota = "default-quota";
const noQuota = { path: "", found: "no quota of 0 pods", wanted: "a ResourceQuota with pods 0" };
const wanted = "a default-deny NetworkPolicy";
const noIngress = { path: "", found: "no policy that denies ingress", wanted };
const noEgress = { path: "", found: "no policy that denies egress", wanted };

testRoom(nsDefaultLocked, fixtures, {
  minimal,
  judged: "default",
  passes: [
    { name: "a quota as a number", on: quota, set: "spec.hard.pods", to: 0 },
    { name: "a quota with more in it", on: quota, set: "spec.hard", to: { pods: "0", secrets: 0 } },
    {
      name: "a weaker level, which ns-psa-enforce judges",
      set: "metadata.labels",
      to: { [LABEL]: "baseline" },
    },
  ],
  fails: [
    {
      name: "a namespace without a level",
      set: "metadata.labels",
      to: ABSENT,
      path: `metadata.labels["${LABEL}"]`,
      found: "absent",
      wanted: "a level of Pod Security",
    },
    { name: "one pod", on: quota, set: "spec.hard.pods", to: "1", ...noQuota },
    { name: "a quota of something else", on: quota, set: "spec.hard", to: { cpu: 0 }, ...noQuota },
    { name: "a quota elsewhere", on: quota, set: "metadata.namespace", to: "shop", ...noQuota },
    { name: "egress alone", on: deny, set: "spec.policyTypes", to: ["Egress"], ...noIngress },
    { name: "ingress alone", on: deny, set: "spec.policyTypes", to: ["Ingress"], ...noEgress },
    { name: "a rule for egress", on: deny, set: "spec.egress", to: [{}], ...noEgress },
  ],
  notEvaluated: [
    {
      name: "an unknown quota",
      on: quota,
      set: "spec.hard",
      to: UNKNOWN,
      path: "",
      why: "ResourceQuota default-quota is not fully known",
    },
    {
      name: "an unknown level",
      set: "metadata.labels",
      to: { [LABEL]: UNKNOWN },
      path: `metadata.labels["${LABEL}"]`,
      why: `metadata.labels["${LABEL}"] is not known during a preview`,
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(nsDefaultLocked, stack);

describe("a cluster", () => {
  test("is judged where the stack reaches into it", () => {
    expect(verdict([cluster])).toBe("notApplicable");
    expect(verdict([cluster, resource("kubernetes:core/v1:Secret", "token", {})])).toBe(
      "violation",
    );
  });

  test("needs all three namespaces", () => {
    for (const name of ["default", "kube-public", "kube-node-lease"]) {
      expect(verdict(without(name))).toBe("violation");
    }
  });

  test("of which nothing is known is not evaluated", () => {
    const read = { ...cluster, inputs: UNKNOWN };
    expect(verdict([read, resource("kubernetes:core/v1:Secret", "token", {})])).toBe(
      "notEvaluated",
    );
  });

  test("may have its lock under a name that is not known", () => {
    const unknown = resource("kubernetes:core/v1:NamespacePatch", "some", {
      metadata: { name: UNKNOWN },
    });
    expect(verdict([...without("default"), unknown])).toBe("notEvaluated");
  });
});

test("a namespace of a team is not judged", () => {
  expect(verdict([patch("shop", {})])).toBe("notApplicable");
});
