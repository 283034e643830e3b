import { eksPodIdentityOrOidc } from "../../policy-pack/controls/cloud/eks-pod-identity-or-oidc";
import { testRoom } from "../support/control-harness";
import { judge } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { CLUSTER, fixtures, minimal, withAddon } from "./fixtures/eks-pod-identity-or-oidc";

testRoom(eksPodIdentityOrOidc, fixtures, { minimal, judged: "main" });

test("a cluster without either is named, and an add-on that may be the agent is a gap", () => {
  const findings = (stack: Stack) => judge(stack, { controls: [eksPodIdentityOrOidc] }).finished;
  const found = "neither the Pod Identity agent nor an OIDC provider";
  expect(findings([CLUSTER])).toMatchObject([{ status: "violation", path: "", found }]);
  expect(findings(withAddon(UNKNOWN))).toMatchObject([{ status: "notEvaluated" }]);
});
