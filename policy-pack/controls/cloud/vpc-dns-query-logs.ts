import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";

const ASSOCIATION =
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";

export const vpcDnsQueryLogs = control(
  {
    id: "vpc-dns-query-logs",
    title: "VPCs should log which names are asked for.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      "Restricted: each aws.ec2.Vpc of the stack. Wanted: an aws.route53.ResolverQueryLogConfigAssociation whose " +
      "resourceId comes from the VPC. Absent is a violation. An association of which nothing tells the VPC leaves it not " +
      "evaluated.",
    rationale:
      "Names are how data leave a closed network; flow logs show the resolver and not the name.",
    remediation: "Associate a ResolverQueryLogConfig with the VPC.",
    references: [
      "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html",
    ],
    componentSide: "NetworkLogs logs every query.",
  },
  onStack(
    (stack) => stack.ofType("aws:ec2/vpc:Vpc"),
    ({ urn, inputs }, stack) => {
      const logs = stack.ofType(ASSOCIATION).filter((log) => !log.inputs.at("resourceId").absent);
      const sourcesOf = (log: (typeof logs)[number]) => stack.sourcesOf(log.urn, "resourceId");
      if (logs.some((log) => sourcesOf(log).includes(urn))) return pass;
      const open = logs.find((log) => sourcesOf(log).length === 0);
      if (open === undefined) return violation(inputs, "no query log", "a query log");
      return notEvaluated(inputs, `nothing tells which VPC ${open.name} is of`);
    },
  ),
);
