import { npSystemDefaultDeny } from "../../policy-pack/controls/cluster/np-system-default-deny";
import { testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { cluster, fixtures, minimal, policy } from "./fixtures/np-system-default-deny";

const wanted = "a default-deny policy in kube-system";
const noEgress = { path: "", found: "no policy that denies egress", wanted };
const on = "deny-egress";

testRoom(npSystemDefaultDeny, fixtures, {
  minimal,
  judged: "main",
  fails: [
    { name: "another namespace", on, set: "metadata.namespace", to: "shop", ...noEgress },
    { name: "the other direction", on, set: "spec.policyTypes", to: ["Ingress"], ...noEgress },
    { name: "a rule for everyone", on, set: "spec.egress", to: [{}], ...noEgress },
    {
      name: "some pods only",
      on: "deny-ingress",
      set: "spec.podSelector",
      to: { matchLabels: { app: "web" } },
      path: "",
      found: "no policy that denies ingress",
      wanted,
    },
  ],
  notEvaluated: ["metadata.namespace", "spec", "spec.policyTypes", "spec.egress"].map((set) => ({
    name: `an unknown ${set}`,
    on,
    set,
    to: UNKNOWN,
    path: "",
    why: "a NetworkPolicy is not fully known",
  })),
});

const verdict = (stack: Stack) => verdictOf(npSystemDefaultDeny, stack);

test("does not apply to a stack without objects of Kubernetes, or without a cluster", () => {
  expect(verdict([cluster])).toBe("notApplicable");
  expect(verdict([policy("deny", ["Ingress", "Egress"])])).toBe("notApplicable");
});

test("does not evaluate a patch, which holds a part of the policy", () => {
  const patch = object("networking.k8s.io/v1:NetworkPolicyPatch", "deny", {
    metadata: { name: "deny", namespace: "kube-system" },
    spec: { policyTypes: ["Ingress", "Egress"] },
  });
  expect(verdict([cluster, patch])).toBe("notEvaluated");
});

const space = object("core/v1:Namespace", "shop", {});

test("a cluster without any of it is objected to, unless another stack has it", () => {
  expect(verdict([cluster, space])).toBe("violation");
  const engine = new Map([["np-system-default-deny", { properties: { elsewhere: true } }]]);
  expect(judge([cluster, space], { controls: [npSystemDefaultDeny], engine }).finished).toEqual([]);
  expect(verdict([{ ...cluster, inputs: UNKNOWN }, space])).toBe("notApplicable");
});
