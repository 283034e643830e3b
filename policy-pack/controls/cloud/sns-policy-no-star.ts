import { control, onResources } from "../../kernel/control";
import { isOpenToAnyone } from "../../kernel/iam-conditions";
import { judgeStatements } from "../../kernel/iam-document";

const RULE = { refuses: isOpenToAnyone, found: "everybody", wanted: "named principals" };

export const snsPolicyNoStar = control(
  {
    id: "sns-policy-no-star",
    title: "Policies of topics and queues must not name everybody.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: policy of SNS topics and SQS queues. Refused: statements that allow something to the principal * without a condition that compares whose request it is (aws:PrincipalOrgID, aws:SourceAccount and the like). Absent means no statement. Unknown statements are not evaluated.",
    rationale: "A policy that names everybody needs no attacker inside the account.",
    remediation:
      "Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceAccount.",
    references: ["https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html"],
    componentSide: "AuditAlarms admits CloudWatch and EventBridge alone.",
  },
  onResources(
    [
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:sns/topic:Topic",
      "aws:sqs/queuePolicy:QueuePolicy",
      "aws:sqs/queue:Queue",
    ],
    ({ inputs }) => [inputs.at("policy")].flatMap((document) => judgeStatements(document, RULE)),
  ),
);
