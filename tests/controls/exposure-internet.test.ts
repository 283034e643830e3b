import { exposureInternet } from "../../policy-pack/controls/cloud/exposure-internet";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { parsePath, tweak } from "../support/tweak";
import {
  balancer,
  closed,
  fixtures,
  instance,
  kinds,
  nodes,
  open,
  scaling,
} from "./fixtures/exposure-internet";

const exposed = {
  path: "",
  found:
    "a public address, a route to an internet gateway and a security group that admits the internet",
  wanted: "one of the three closed",
};
const verdict = (stack: Stack) => verdictOf(exposureInternet, stack);

testRoom(exposureInternet, fixtures, {
  minimal: nodes({ ...open, address: false }),
  judged: "nodes",
  passes: [{ name: "what the service says", on: "subnet", set: "mapPublicIpOnLaunch", to: ABSENT }],
  fails: [
    {
      name: "public addresses of the subnet",
      on: "subnet",
      set: "mapPublicIpOnLaunch",
      to: true,
      ...exposed,
    },
    {
      name: "public addresses of the template",
      on: "template",
      set: "networkInterfaces",
      to: [{ associatePublicIpAddress: "true" }],
      ...exposed,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown subnet",
      on: "subnet",
      set: "mapPublicIpOnLaunch",
      to: UNKNOWN,
      path: "",
      why: "not fully in the stack: address",
    },
  ],
});

test.each(Object.entries(kinds))("%s are exposed when all three ways are open", (_name, make) => {
  expect(verdict(make(open))).toBe("violation");
  for (const openness of closed) expect(verdict(make(openness))).toBe("pass");
});

test.each(["aws:alb/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"])(
  "%s as well, public unless it says internal",
  (type) => {
    expect(verdict(balancer(open, type))).toBe("violation");
    expect(verdict(tweak(balancer(open, type), "balancer", ["internal"], ABSENT))).toBe(
      "violation",
    );
  },
);

test("a launch configuration says what its machines get", () => {
  const type = "aws:ec2/launchConfiguration:LaunchConfiguration";
  expect(verdict(scaling(open, type))).toBe("violation");
  const shut = tweak(scaling(open, type), "template", ["associatePublicIpAddress"], false);
  expect(verdict(shut)).toBe("pass");
  const given = tweak(scaling({ ...open, address: false }, type), "template", [], {
    associatePublicIpAddress: true,
    securityGroups: ["sg-1"],
  });
  expect(verdict(given)).toBe("violation");
});

test("what an instance says of its address wins over its subnet", () => {
  expect(verdict(instance(open, false))).toBe("pass");
  expect(verdict(instance({ ...open, address: false }, true))).toBe("violation");
});

test("standalone rules of a group count", () => {
  const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  const rule = (cidrIpv4: unknown) =>
    resource(
      type,
      "rule",
      { cidrIpv4, ipProtocol: "tcp" },
      {
        propertyDependencies: {
          securityGroupId: [urnOf("aws:ec2/securityGroup:SecurityGroup", "group")],
        },
      },
    );
  const stack = nodes({ ...open, ingress: false });
  expect(verdict([...stack, rule("0.0.0.0/0")])).toBe("violation");
  expect(verdict([...stack, rule("10.0.0.0/8")])).toBe("pass");
  expect(verdict([...stack, rule(UNKNOWN)])).toBe("notEvaluated");
});

test("nodes without groups of their own have the cluster's, load balancers the VPC's default", () => {
  const without = (stack: Stack, name: string) =>
    stack
      .filter((each) => each.name !== "group")
      .map((each) => (each.name === name ? { ...each, inputs: {} } : each));
  expect(verdict(without(nodes(open), "template"))).toBe("pass");
  expect(verdict(without(balancer(open), "balancer"))).toBe("notEvaluated");
});

test("subnets of elsewhere and the main route table are not known", () => {
  const lacking = (name: string) => nodes(open).filter((each) => each.name !== name);
  expect(verdict(lacking("subnet"))).toBe("notEvaluated");
  expect(verdict(lacking("association"))).toBe("notEvaluated");
  expect(verdict(tweak(nodes(open), "group", parsePath("ingress"), UNKNOWN))).toBe("notEvaluated");
});

describe("on a first preview, with unknown ids", () => {
  /** Everything that a resource names by id is unknown; the property dependencies stay. */
  const first = (stack: Stack) =>
    [
      ["nodes", "subnetIds", [UNKNOWN]],
      ["template", "vpcSecurityGroupIds", [UNKNOWN]],
      ["association", "subnetId", UNKNOWN],
      ["association", "routeTableId", UNKNOWN],
    ].reduce<Stack>(
      (changed, [name, property, value]) => tweak(changed, String(name), [String(property)], value),
      stack,
    );
  const origins = (stack: Stack, name: string, property: string, sources: readonly string[]) =>
    stack.map((each) =>
      each.name === name
        ? {
            ...each,
            propertyDependencies: { ...each.propertyDependencies, [property]: sources },
          }
        : each,
    );

  test("dependencies answer what ids would", () => {
    expect(verdict(first(nodes(open)))).toBe("violation");
    for (const openness of closed) expect(verdict(first(nodes(openness)))).toBe("pass");
  });

  test.each([
    ["the route table", { ...open, route: false }, "association", "routeTableId"],
    ["the subnet", { ...open, address: false }, "nodes", "subnetIds"],
    ["the security group", { ...open, ingress: false }, "template", "vpcSecurityGroupIds"],
  ])("%s from elsewhere is not evaluated", (_what, openness, name, property) => {
    expect(verdict(origins(first(nodes(openness)), name, property, []))).toBe("notEvaluated");
  });

  test("so is a launch template of elsewhere, and one of which the interfaces are unknown", () => {
    const named = tweak(nodes({ ...open, address: false }), "nodes", ["launchTemplate"], {
      id: UNKNOWN,
    });
    expect(verdict(named)).toBe("pass");
    expect(verdict(origins(named, "nodes", "launchTemplate", []))).toBe("notEvaluated");
    const interfaces = parsePath("networkInterfaces");
    expect(verdict(tweak(named, "template", interfaces, UNKNOWN))).toBe("notEvaluated");
  });

  test("a standalone rule of an unknown group may be of any", () => {
    const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const rule = (cidrIpv4: string) =>
      resource(type, "rule", { securityGroupId: UNKNOWN, cidrIpv4, ipProtocol: "tcp" });
    const stack = nodes({ ...open, ingress: false });
    expect(verdict([...stack, rule("0.0.0.0/0")])).toBe("notEvaluated");
    expect(verdict([...stack, rule("10.0.0.0/8")])).toBe("pass");
  });

  test("a second group that is not in the stack may admit anybody", () => {
    const stack = nodes({ ...open, ingress: false });
    const two = tweak(stack, "template", ["vpcSecurityGroupIds"], [UNKNOWN, "sg-elsewhere"]);
    expect(verdict(two)).toBe("notEvaluated");
  });
});

test("an SSH key without source groups opens port 22 to the internet", () => {
  const reached = (remoteAccess: unknown) => {
    const bare = nodes(open).filter(({ name }) => name !== "template");
    return verdict(tweak(bare, "nodes", ["remoteAccess"], remoteAccess));
  };
  expect(reached(ABSENT)).toBe("pass");
  expect(reached({ ec2SshKey: "key" })).toBe("violation");
  expect(reached({ ec2SshKey: UNKNOWN })).toBe("notEvaluated");
  expect(reached({ ec2SshKey: "key", sourceSecurityGroupIds: UNKNOWN })).toBe("notEvaluated");
  expect(reached({ ec2SshKey: "key", sourceSecurityGroupIds: ["sg-1"] })).toBe("pass");
});
