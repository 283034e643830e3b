import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { vpcsOf } from "../../kernel/private-networks";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const vpcFlowLogs = control(
  {
    id: "vpc-flow-logs",
    title: "VPCs should have flow logs of what is refused, by the minute.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      'Restricted: aws.ec2.FlowLog, and each aws.ec2.Vpc of the stack. Allowed: trafficType "ALL" or "REJECT", maxAggregationInterval 60, and a flow log whose vpcId comes from the VPC or from a subnet in it. Absent means 600 seconds; an absent trafficType is for a transit gateway, and passes. Unknown is not evaluated.',
    rationale: "Without flow logs nobody sees a scan, or the way that data took.",
    remediation: "Make a flow log for the VPC with trafficType ALL and maxAggregationInterval 60.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"],
    componentSide: "NetworkLogs records all traffic by the minute.",
  },
  onResources(["aws:ec2/flowLog:FlowLog"], ({ inputs }) => [
    expectThat(inputs.at("trafficType").string(), {
      holds: (kind) => kind !== "ACCEPT",
      wanted: '"ALL" or "REJECT"',
      absent: pass,
    }),
    expectThat(inputs.at("maxAggregationInterval").number(), {
      holds: (seconds) => seconds === 60,
      wanted: "60",
      absentMeans: 600,
    }),
  ]),
  onStack(
    (stack) => stack.ofType("aws:ec2/vpc:Vpc"),
    ({ urn, inputs }, stack) => {
      const logs = stack
        .ofType("aws:ec2/flowLog:FlowLog")
        .filter((log) => !log.inputs.at("vpcId").absent);
      const sources = ({ urn: log }: Subject) => stack.sourcesOf(log, "vpcId");
      if (logs.some((log) => sources(log).some((one) => vpcsOf(one, stack).includes(urn)))) {
        return pass;
      }
      const open = logs.find((log) => sources(log).every((one) => isOpen(one, stack)));
      if (open === undefined) return violation(inputs, "no flow log", "a flow log");
      return notEvaluated(inputs, `nothing tells which VPC ${open.name} is of`);
    },
  ),
);

/** Whether nothing tells which VPC a resource of the stack belongs to. */
function isOpen(urn: string, stack: StackIndex): boolean {
  return stack.get(urn) !== undefined && vpcsOf(urn, stack).length === 0;
}
