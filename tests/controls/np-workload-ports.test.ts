import { npWorkloadPorts } from "../../policy-pack/controls/cluster/np-workload-ports";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import {
  CLASSIC,
  fixtures,
  group,
  minimal,
  nodes,
  policy,
  rule,
  spec,
  template,
} from "./fixtures/np-workload-ports";

const entry = "spec.ingress[0].ports[0]";
const port = `${entry}.port`;
const wanted = "a port that is open";

testRoom(npWorkloadPorts, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "one port of an open range", set: `${entry}.endPort`, to: ABSENT },
    { name: "the default protocol", set: `${entry}.protocol`, to: ABSENT },
    { name: "a rule without ports", set: "spec.ingress[0].ports", to: ABSENT },
    { name: "an entry without a port", set: entry, to: { protocol: "UDP" } },
    { name: "absent peers", set: "spec.ingress[0]", to: { ports: [{ port: 9090 }] } },
    { name: "no rule", set: "spec.ingress", to: ABSENT },
    {
      name: "peers outside the cluster",
      set: "spec.ingress[0]",
      to: { from: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [{ port: 9090 }] },
    },
  ],
  fails: [
    {
      name: "a closed port",
      set: entry,
      to: { port: 9090 },
      path: port,
      found: "TCP 9090, closed between nodes",
      wanted,
    },
    {
      name: "a range that goes on",
      set: `${entry}.endPort`,
      to: 8091,
      path: port,
      found: "TCP 8080-8091, closed between nodes",
      wanted,
    },
    {
      name: "another protocol",
      set: `${entry}.protocol`,
      to: "UDP",
      path: port,
      found: "UDP 8080-8090, closed between nodes",
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "unknown rules",
      set: "spec.ingress",
      to: UNKNOWN,
      path: "spec.ingress",
      why: "spec.ingress is not known during a preview",
    },
    {
      name: "an unknown port",
      set: port,
      to: UNKNOWN,
      path: port,
      why: `${port} is not known during a preview`,
    },
    {
      name: "a named port",
      set: port,
      to: "http",
      path: port,
      why: `expected a number at ${port}, found a text`,
    },
    {
      name: "an unknown end",
      set: `${entry}.endPort`,
      to: UNKNOWN,
      path: `${entry}.endPort`,
      why: `${entry}.endPort is not known during a preview`,
    },
    {
      name: "an unknown protocol",
      set: `${entry}.protocol`,
      to: UNKNOWN,
      path: `${entry}.protocol`,
      why: `${entry}.protocol is not known during a preview`,
    },
    {
      name: "unknown peers of a closed port",
      set: "spec.ingress[0]",
      to: { from: UNKNOWN, ports: [{ port: 9090 }] },
      path: "spec.ingress[0].from",
      why: "whether its peers are pods is not known",
    },
    {
      name: "an unknown range of addresses",
      set: "spec.ingress[0]",
      to: { from: [{ ipBlock: UNKNOWN }], ports: [{ port: 9090 }] },
      path: "spec.ingress[0].from",
      why: "whether its peers are pods is not known",
    },
    {
      name: "an open rule of unknown end",
      on: "high",
      set: "toPort",
      to: UNKNOWN,
      path: port,
      why: "rule high is not fully known",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(npWorkloadPorts, stack);

test("does not apply to a stack without nodes, and does not evaluate nodes with groups from elsewhere", () => {
  expect(verdict([policy(spec)])).toBe("notApplicable");
  const foreign = resource(template.type, "foreign", { vpcSecurityGroupIds: ["sg-1"] });
  const { findings } = judge([foreign, policy(spec)], { controls: [npWorkloadPorts] }).evaluations;
  const reason = "the security groups of the nodes come from elsewhere";
  expect(findings[0]).toMatchObject({ status: "notEvaluated", reason });
});

test("reads inline rules, rules of the older form and rules for address ranges", () => {
  const ports = { fromPort: 8080, toPort: 8090, protocol: "tcp" };
  const classic = (type: string, more: object) =>
    resource(
      CLASSIC,
      "classic",
      { type, ...ports, securityGroupId: UNKNOWN, ...more },
      { propertyDependencies: { securityGroupId: [nodes] } },
    );
  const range = rule("range", 8080, 8090, "tcp", "elsewhere");
  const byRange = { ...range, inputs: { ...Object(range.inputs), cidrIpv4: "10.0.0.0/8" } };
  const judged = (...rules: Stack) => verdict([template, ...rules, policy(spec)]);
  expect(judged(group({ ingress: [{ ...ports, self: true }] }))).toBe("pass");
  expect(judged(group({ ingress: UNKNOWN }))).toBe("notEvaluated");
  expect(judged(group(), classic("ingress", { self: true }))).toBe("pass");
  expect(judged(group(), classic("egress", { self: true }))).toBe("violation");
  expect(judged(group(), classic("ingress", {}))).toBe("violation");
  expect(judged(group(), byRange)).toBe("pass");
  expect(judged(group(), rule("all", 0, 0, "-1"))).toBe("pass");
});
