import { ngPrivateSubnets } from "../../policy-pack/controls/cloud/ng-private-subnets";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
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

describe("on a first preview, with unknown ids", () => {
  const verdict = (stack: Stack) => verdictOf(ngPrivateSubnets, stack);
  const vpc = resource("aws:ec2/vpc:Vpc", "vpc", {});
  const inVpc = { vpcId: [vpc.urn] };
  const table = "aws:ec2/routeTable:RouteTable";
  const without = (stack: Stack, ...names: readonly string[]) =>
    stack.filter(({ name }) => !names.includes(name));
  const named = (stack: Stack, name: string, dependencies: Record<string, readonly string[]>) =>
    stack.map((each) =>
      each.name === name ? { ...each, propertyDependencies: dependencies } : each,
    );
  const joined = (inputs: object, sources: readonly string[] = []) =>
    named(tweak(minimal, "association", [], inputs), "association", {
      subnetId: [urnOf("aws:ec2/subnet:Subnet", "subnet")],
      routeTableId: sources,
    });

  test("a route table of elsewhere is not evaluated, one of the stack is", () => {
    expect(verdict(joined({ routeTableId: UNKNOWN }))).toBe("notEvaluated");
    expect(verdict(joined({ routeTableId: "rtb-1" }))).toBe("notEvaluated");
    expect(verdict(joined({ routeTableId: UNKNOWN }, [urnOf(table, "table")]))).toBe("pass");
  });

  test("without an association the main route table decides", () => {
    const bare = without(minimal, "association");
    expect(verdict(bare)).toBe("notEvaluated");
    const inOwn = [vpc, ...named(bare, "subnet", inVpc)];
    expect(verdict(inOwn)).toBe("pass");
    const routes = [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }];
    const main = (inputs: object) =>
      resource("aws:ec2/defaultRouteTable:DefaultRouteTable", "main", inputs, {
        propertyDependencies: { defaultRouteTableId: [vpc.urn] },
      });
    expect(verdict([...inOwn, main({ routes })])).toBe("violation");
    expect(verdict([...inOwn, main({ routes: UNKNOWN })])).toBe("notEvaluated");
    const association = resource(
      "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
      "main",
      {},
      { propertyDependencies: { ...inVpc, routeTableId: [urnOf(table, "table")] } },
    );
    const open = tweak(inOwn, "table", ["routes"], routes);
    expect(verdict(open)).toBe("pass");
    expect(verdict([...open, association])).toBe("violation");
  });

  test("an unknown gateway is one of the internet unless its origin says something else", () => {
    const leading = (gateway: string, sources: readonly string[]) => [
      ...minimal,
      resource(gateway, "other", {}),
      resource(
        "aws:ec2/route:Route",
        "route",
        { gatewayId: UNKNOWN },
        { propertyDependencies: { routeTableId: [urnOf(table, "table")], gatewayId: sources } },
      ),
    ];
    const vpn = "aws:ec2/vpnGateway:VpnGateway";
    expect(verdict(leading(vpn, [urnOf(vpn, "other")]))).toBe("pass");
    expect(verdict(leading(vpn, []))).toBe("notEvaluated");
    const attached = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
    expect(verdict(leading(attached, [urnOf(attached, "other")]))).toBe("violation");
  });

  test("a route of an unknown table may be of any", () => {
    const route = (gatewayId: string) =>
      resource("aws:ec2/route:Route", "route", { routeTableId: UNKNOWN, gatewayId });
    expect(verdict([...minimal, route("igw-1")])).toBe("notEvaluated");
    expect(verdict([...minimal, route("vgw-1")])).toBe("pass");
  });

  test("a subnet of elsewhere beside one of the stack is not evaluated", () => {
    const two = tweak(minimal, "group", ["subnetIds"], [UNKNOWN, "subnet-elsewhere"]);
    expect(verdict(two)).toBe("notEvaluated");
    expect(verdict(tweak(minimal, "group", ["subnetIds"], [UNKNOWN]))).toBe("pass");
  });
});
