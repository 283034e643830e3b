import { eksPodIdentityOrOidc } from "../../policy-pack/controls/cloud/eks-pod-identity-or-oidc";
import { testRoom } from "../support/control-harness";
import { judge, nameOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { CLUSTER, fixtures, minimal, withAddon } from "./fixtures/eks-pod-identity-or-oidc";

testRoom(eksPodIdentityOrOidc, fixtures, { minimal, judged: "main" });

test("a cluster without either is named, and an add-on that may be the agent is a gap", () => {
  const findings = (stack: Stack) => judge(stack, { controls: [eksPodIdentityOrOidc] }).finished;
  const found = "neither the Pod Identity agent nor an OIDC provider";
  expect(findings([CLUSTER])).toMatchObject([{ status: "violation", path: "", found }]);
  expect(findings(withAddon(UNKNOWN))).toMatchObject([{ status: "notEvaluated" }]);
});

test("of several clusters each needs its own, by output or by name", () => {
  const clusters = ["blue", "green"].map((name) =>
    resource("aws:eks/cluster:Cluster", name, { name }),
  );
  const [blue] = clusters;
  const found = (...others: Stack) =>
    judge([...clusters, ...others], { controls: [eksPodIdentityOrOidc] }).finished.map(
      (finding) => [nameOf(finding), finding.status],
    );
  const addon = (clusterName: unknown, sources: readonly string[] = []) =>
    resource(
      "aws:eks/addon:Addon",
      "addon",
      { addonName: "eks-pod-identity-agent", clusterName },
      { propertyDependencies: { clusterName: sources } },
    );
  const provider = (sources: readonly string[]) =>
    resource(
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
      "oidc",
      { url: UNKNOWN },
      { propertyDependencies: { url: sources } },
    );
  const open = [
    ["blue", "notEvaluated"],
    ["green", "notEvaluated"],
  ];
  expect(found(addon("blue"))).toEqual([["green", "violation"]]);
  expect(found(addon(UNKNOWN, [blue?.urn ?? ""]))).toEqual([["green", "violation"]]);
  expect(found(provider([blue?.urn ?? ""]))).toEqual([["green", "violation"]]);
  expect(found(addon(UNKNOWN))).toEqual(open);
  expect(found(provider([]))).toEqual(open);
});
