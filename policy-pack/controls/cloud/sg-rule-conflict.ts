import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { companionsOf } from "../../kernel/companions";
import { control, onStack } from "../../kernel/control";
import { GROUP, RULE_TYPES } from "../../kernel/security-group-rules";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const CLASSIC = "aws:ec2/securityGroupRule:SecurityGroupRule";
const EXCLUSIVE = "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive";
const STANDALONE = [...RULE_TYPES.filter((type) => type !== GROUP), EXCLUSIVE];

export const sgRuleConflict = control(
  {
    id: "sg-rule-conflict",
    title: "The rules of a security group should stand in one place.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: each aws.ec2.SecurityGroup and aws.ec2.DefaultSecurityGroup of the stack with the standalone rules and exclusive lists of rules that name it. Allowed: either ingress and egress of the group, or standalone rules, and of those one form: aws.ec2.SecurityGroupRule or aws.vpc.SecurityGroupIngressRule and SecurityGroupEgressRule. Absent ingress and egress are no rules; a default group always has its own. Unknown rules, and rules of an unknown group, are not evaluated.",
    rationale:
      "Both forms write the same list: each update takes away what the other one made, and rules that a review saw are not there.",
    remediation:
      "Move the rules of the group into SecurityGroupIngressRule and SecurityGroupEgressRule.",
    references: ["https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/"],
    componentSide: "ClusterNetwork makes every rule as a resource of its own.",
  },
  onStack(
    (stack) => [...stack.ofType(GROUP), ...stack.ofType(DEFAULT_GROUP)],
    (group, stack) => [judgeInline(group, stack), judgeForms(group, stack)],
  ),
);

function judgeInline(group: Subject, stack: StackIndex): Answer {
  const { own, open } = companionsOf(group, STANDALONE, "securityGroupId", stack, "id");
  const lists = ["ingress", "egress"].map((key) => group.inputs.at(key));
  const [first] = lists.filter(({ absent }) => !absent);
  const inline = group.type === DEFAULT_GROUP ? group.inputs : first;
  const [rule] = own;
  const [unclear] = open;
  if (inline === undefined || (rule === undefined && unclear === undefined)) return pass;
  const isCertain = group.type === DEFAULT_GROUP || lists.some(isWritten);
  if (rule === undefined) {
    return notEvaluated(inline, `nothing tells which group ${unclear?.name ?? ""} is of`);
  }
  if (!isCertain) return notEvaluated(inline, inline.unknown ?? "it is not known");
  return violation(inline, `rules of its own beside ${rule.name}`, "rules in one place");
}

function isWritten(list: {
  readonly absent: boolean;
  readonly unknown: string | undefined;
}): boolean {
  return !list.absent && list.unknown === undefined;
}

function judgeForms(group: Subject, stack: StackIndex): Answer {
  const { own } = companionsOf(group, STANDALONE, "securityGroupId", stack, "id");
  const classic = own.find(({ type }) => type === CLASSIC);
  const single = own.find(({ type }) => type !== CLASSIC);
  if (classic === undefined || single === undefined) return pass;
  return violation(
    group.inputs,
    `both ${classic.name} and ${single.name}, which are of different forms`,
    "rules in one form",
  );
}
