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
