import { naclOnNodeSubnets } from "../../policy-pack/controls/cloud/nacl-on-node-subnets";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import { acl, fixtures, group, minimal, other, subnet } from "./fixtures/nacl-on-node-subnets";

const found = { path: "subnetIds", found: "no subnet", wanted: "a subnet at least" };

testRoom(naclOnNodeSubnets, fixtures, {
  minimal: [subnet, acl([subnet])],
  judged: "acl",
  fails: [
    { name: "an ACL without subnets", set: "subnetIds", to: ABSENT, ...found },
    { name: "an ACL with an empty list", set: "subnetIds", to: [], ...found },
  ],
});

const verdict = (stack: Stack) => verdictOf(naclOnNodeSubnets, stack);

test("names each subnet of a node group that has the default ACL alone", () => {
  const stack = [subnet, other, group([subnet, other]), acl([subnet])];
  const { findings } = judge(stack, { controls: [naclOnNodeSubnets] }).evaluations;
  expect(findings.map(nameOf)).toEqual(["main"]);
  expect(findings[0]).toMatchObject({
    status: "violation",
    path: "subnetIds",
    found: "nodes-b with the default ACL",
    wanted: "an ACL of their own",
  });
  expect(verdict(minimal)).toBe("pass");
});

test("judges Fargate profiles too", () => {
  const profile = resource(
    "aws:eks/fargateProfile:FargateProfile",
    "main",
    { subnetIds: [UNKNOWN] },
    { propertyDependencies: { subnetIds: [subnet.urn] } },
  );
  expect(verdict([subnet, profile])).toBe("violation");
  expect(verdict([subnet, profile, acl([subnet])])).toBe("pass");
});

test("does not evaluate subnets from elsewhere, nor where an ACL may be theirs", () => {
  expect(verdict([group([])])).toBe("notEvaluated");
  const open = resource("aws:ec2/networkAcl:NetworkAcl", "acl", { subnetIds: [UNKNOWN] });
  expect(verdict([subnet, group([subnet]), open])).toBe("notEvaluated");
});

test("on a first preview an unknown list counts by what it comes from", () => {
  const whole = (sources: readonly string[]) =>
    tweak([acl([subnet])], "acl", ["subnetIds"], UNKNOWN).map((each) => ({
      ...each,
      propertyDependencies: { subnetIds: sources },
    }));
  expect(verdict([subnet, group([subnet]), ...whole([subnet.urn])])).toBe("pass");
  expect(verdict([subnet, ...whole([])])).toBe("notEvaluated");
  const two = tweak([group([subnet])], "main", ["subnetIds"], [UNKNOWN, "subnet-elsewhere"]);
  expect(verdict([subnet, ...two, acl([subnet])])).toBe("notEvaluated");
});
