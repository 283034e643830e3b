import type { Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { RULE_TYPES, eachRule } from "../../kernel/security-group-rules";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DIRECTIONS = ["ingress", "egress"] as const;

export const sgDescription = control(
  {
    id: "sg-description",
    title: "Security groups and their rules should say what they are for.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      'Restricted: description of security groups and of rules in all three forms. Allowed: any text but the default "Managed by Pulumi". Absent means that default for a group, and nothing for a rule, both violations. Unknown is not evaluated.',
    rationale: "A rule that nobody can explain is never removed.",
    remediation: "Set description to who reaches what, and why.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
    componentSide: "ClusterNetwork describes each rule.",
  },
  onResources(RULE_TYPES, (subject) => {
    const rules = DIRECTIONS.flatMap((direction) =>
      eachRule(subject, direction, ({ field }) => described(field.at("description"))),
    );
    return subject.type === GROUP ? [described(subject.inputs.at("description")), ...rules] : rules;
  }),
);
function described(field: Field): Answer {
  return expectThat(field.string(), {
    holds: (text) => !["", "Managed by Pulumi"].includes(text.trim()),
    wanted: "a description",
  });
}
