import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const sgRulesExclusive = control(
  {
    id: "sg-rules-exclusive",
    title: "Exclusive lists of security-group rules must name both directions.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: ingressRuleIds and egressRuleIds of aws.vpc.SecurityGroupRulesExclusive. Allowed: lists, which may be empty. Absent is a violation. Ids may be unknown; an unknown list is not evaluated.",
    rationale: "A rule that somebody adds by hand stays until the list says which rules there are.",
    remediation: "Set ingressRuleIds and egressRuleIds.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
    componentSide: "ClusterNetwork lists the rules of each security group.",
  },
  onResources(
    ["aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive"],
    ({ inputs }) =>
      ["ingressRuleIds", "egressRuleIds"].map((key) =>
        expectThat(inputs.at(key).list(), { holds: () => true, wanted: "a list of rules" }),
      ),
  ),
);
