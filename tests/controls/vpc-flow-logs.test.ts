import { vpcFlowLogs } from "../../policy-pack/controls/cloud/vpc-flow-logs";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, UNKNOWN as UNKNOWN_ID } from "../support/stack";
import { fixtures, minimal } from "./fixtures/vpc-flow-logs";

testRoom(vpcFlowLogs, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "trafficType ABSENT", set: "trafficType", to: ABSENT }],
  fails: [
    {
      name: 'trafficType "ACCEPT"',
      set: "trafficType",
      to: "ACCEPT",
      path: "trafficType",
      found: '"ACCEPT"',
      wanted: '"ALL" or "REJECT"',
    },
    {
      name: "maxAggregationInterval 600",
      set: "maxAggregationInterval",
      to: 600,
      path: "maxAggregationInterval",
      found: "600",
      wanted: "60",
    },
    {
      name: "maxAggregationInterval ABSENT",
      set: "maxAggregationInterval",
      to: ABSENT,
      path: "maxAggregationInterval",
      found: "absent (default 600)",
      wanted: "60",
    },
  ],
  notEvaluated: [
    ...unreadable("trafficType", "a text"),
    ...unreadable("maxAggregationInterval", "a number"),
  ],
});

test("a VPC has the flow log that depends on it, and no other", () => {
  const vpc = resource("aws:ec2/vpc:Vpc", "main", {});
  const inputs = { trafficType: "ALL", maxAggregationInterval: 60, vpcId: UNKNOWN_ID };
  const log = (sources: readonly string[]) =>
    resource("aws:ec2/flowLog:FlowLog", "log", inputs, {
      propertyDependencies: { vpcId: sources },
    });
  const found = (sources: readonly string[]) =>
    judge([vpc, log(sources)], { controls: [vpcFlowLogs] }).finished.map(({ status }) => status);
  expect(found([vpc.urn])).toEqual([]);
  expect(found(["urn:pulumi:test::test::aws:ec2/vpc:Vpc::other"])).toEqual(["violation"]);
  expect(found([])).toEqual(["notEvaluated"]);
});

test("on a first preview a flow log's VPC may be told by a subnet, or by nothing", () => {
  const vpc = resource("aws:ec2/vpc:Vpc", "main", {});
  const subnet = (sources: readonly string[]) =>
    resource(
      "aws:ec2/subnet:Subnet",
      "subnet",
      { vpcId: UNKNOWN_ID },
      { propertyDependencies: { vpcId: sources } },
    );
  const inputs = { trafficType: "ALL", maxAggregationInterval: 60, vpcId: UNKNOWN_ID };
  const log = resource("aws:ec2/flowLog:FlowLog", "log", inputs, {
    propertyDependencies: { vpcId: [subnet([]).urn] },
  });
  const found = (sources: readonly string[]) =>
    judge([vpc, subnet(sources), log], { controls: [vpcFlowLogs] }).finished.map(
      ({ status }) => status,
    );
  expect(found([vpc.urn])).toEqual([]);
  expect(found([])).toEqual(["notEvaluated"]);
});
