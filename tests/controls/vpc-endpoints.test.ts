import { vpcEndpoints } from "../../policy-pack/controls/cloud/vpc-endpoints";
import { testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import {
  endpoint,
  fixtures,
  inVpc,
  minimal,
  network,
  SERVICES,
  subnet,
  vpc,
} from "./fixtures/vpc-endpoints";

testRoom(vpcEndpoints, fixtures, { minimal, judged: "main" });

test("every service without an endpoint is named", () => {
  const { findings } = judge(network, { controls: [vpcEndpoints] }).evaluations;
  for (const service of SERVICES)
    expect(findings[0]?.message).toContain(`no endpoint for ${service},`);
});

test.each([
  ["aws:ec2/internetGateway:InternetGateway", inVpc],
  ["aws:ec2/natGateway:NatGateway", { subnetId: [subnet.urn] }],
  ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", { subnetIds: [subnet.urn] }],
  ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection", { peerVpcId: [vpc.urn] }],
])("a VPC with %s has a way out", (type, propertyDependencies) => {
  const gateway = resource(type, "gateway", {}, { propertyDependencies });
  expect(verdictOf(vpcEndpoints, [...network, gateway])).toBe("notApplicable");
  const elsewhere = resource(type, "gateway", {});
  expect(verdictOf(vpcEndpoints, [...network, elsewhere])).toBe("violation");
});

test("associations give an endpoint its tables and subnets", () => {
  const others = SERVICES.filter((one) => one !== "s3").map((one) => endpoint(one));
  const gateway = endpoint("s3", { routeTableIds: [] });
  const association = (sources: readonly string[]) =>
    resource(
      "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
      "association",
      { vpcEndpointId: UNKNOWN },
      { propertyDependencies: { vpcEndpointId: sources } },
    );
  const verdict = (sources: readonly string[]) =>
    verdictOf(vpcEndpoints, [...network, ...others, gateway, association(sources)]);
  expect(verdict([gateway.urn])).toBe("pass");
  expect(verdict([])).toBe("notEvaluated");
});

test("an unknown service leaves open what it may be", () => {
  const others = SERVICES.filter((one) => one !== "sts").map((one) => endpoint(one));
  const unknown = endpoint("sts", { serviceName: UNKNOWN });
  expect(verdictOf(vpcEndpoints, [...network, ...others, unknown])).toBe("notEvaluated");
});

describe("on a first preview, with unknown ids", () => {
  const verdict = (stack: Stack) => verdictOf(vpcEndpoints, stack);
  const without = (name: string, stack = network) =>
    stack.map((each) => (each.name === name ? { ...each, propertyDependencies: {} } : each));

  test("a cluster of which nothing tells the VPC may be in any", () => {
    expect(verdict(without("cluster"))).toBe("notEvaluated");
    expect(verdict(without("subnet"))).toBe("notEvaluated");
    expect(verdict(without("cluster", minimal))).toBe("pass");
    const elsewhere = tweak(without("cluster"), "cluster", ["vpcConfig"], {
      subnetIds: ["subnet-elsewhere"],
    });
    expect(verdict(elsewhere)).toBe("notApplicable");
  });

  test("subnets looked up from the VPC are in it", () => {
    const looked = network.map((each) =>
      each.name === "cluster" ? { ...each, propertyDependencies: { vpcConfig: [vpc.urn] } } : each,
    );
    expect(verdict(looked)).toBe("violation");
  });

  test("a gateway of which nothing tells the VPC may be a way out", () => {
    const type = "aws:ec2/internetGateway:InternetGateway";
    const gateway = (vpcId: unknown) => resource(type, "gateway", { vpcId });
    expect(verdict([...network, gateway(UNKNOWN)])).toBe("notEvaluated");
    expect(verdict([...network, gateway("vpc-elsewhere")])).toBe("violation");
    expect(verdict([...minimal, gateway(UNKNOWN)])).toBe("pass");
  });
});
