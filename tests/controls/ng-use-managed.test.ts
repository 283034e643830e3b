import { ngUseManaged } from "../../policy-pack/controls/cloud/ng-use-managed";
import { testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { cluster, fixtures, minimal, scalingGroup } from "./fixtures/ng-use-managed";

testRoom(ngUseManaged, fixtures, { minimal, judged: "main" });

test("a scaling group in a stack without a cluster is none of nodes", () => {
  expect(verdictOf(ngUseManaged, [scalingGroup])).toBe("notApplicable");
  const { findings } = judge([cluster, scalingGroup], { controls: [ngUseManaged] }).evaluations;
  expect(findings.map(({ found, wanted }) => [found, wanted])).toEqual([
    ["a plain scaling group", "a node group, EKS Auto Mode or Karpenter"],
  ]);
});
