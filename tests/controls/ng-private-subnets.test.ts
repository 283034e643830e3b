import { ngPrivateSubnets } from "../../policy-pack/controls/cloud/ng-private-subnets";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import { fixtures, inSubnet, minimal } from "./fixtures/ng-private-subnets";

const path = "subnetIds";
const wanted = "private subnets";

testRoom(ngPrivateSubnets, fixtures, {
  minimal,
  judged: "group",
  passes: [{ name: "what the service says", on: "subnet", set: "mapPublicIpOnLaunch", to: ABSENT }],
  fails: [
    {
      name: "public addresses",
      on: "subnet",
      set: "mapPublicIpOnLaunch",
      to: true,
      path,
      found: "subnet, which hands out public addresses",
      wanted,
    },
    {
      name: "a route of the table",
      on: "table",
      set: "routes",
      to: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }],
      path,
      found: "subnet, which has a route to an internet gateway",
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown subnet",
      on: "subnet",
      set: "mapPublicIpOnLaunch",
      to: UNKNOWN,
      path,
      why: "mapPublicIpOnLaunch of subnet is not known during a preview",
    },
  ],
});

test("a route is found by dependency, and subnets of elsewhere are a gap", () => {
  const verdict = (stack: Stack) => verdictOf(ngPrivateSubnets, stack);
  expect(verdict(inSubnet(false, "standalone"))).toBe("violation");
  expect(verdict(inSubnet(false, "inline"))).toBe("violation");
  expect(verdict(minimal.filter(({ name }) => name !== "subnet"))).toBe("notEvaluated");
});
