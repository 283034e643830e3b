import { pass, violation } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { isOpenToAnyone } from "../../kernel/iam-conditions";
import { judgeStatements } from "../../kernel/iam-document";

const RULE = { refuses: isOpenToAnyone, found: "everybody", wanted: "named principals" };

export const kmsPolicyNoStar = control(
  {
    id: "kms-policy-no-star",
    title: "Key policies must not name everybody, and must be written.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C5"],
    frameworks: [],
    contract:
      "Restricted: policy of KMS keys and key policies. Refused: statements that allow something to the principal * without a condition that compares whose request it is (aws:PrincipalOrgID, aws:SourceAccount and the like). An absent policy of aws.kms.Key, for which the stack has no KeyPolicy, means the default one, by which IAM policies of the whole account decide, a violation. Unknown statements are not evaluated.",
    rationale: "A policy that names everybody needs no attacker inside the account.",
    remediation:
      "Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceAccount.",
    references: ["https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"],
    componentSide: "The keys of HardenedCluster name their administrators and users.",
  },
  onResources(
    [
      "aws:kms/keyPolicy:KeyPolicy",
      "aws:kms/replicaKey:ReplicaKey",
      "aws:kms/externalKey:ExternalKey",
    ],
    ({ inputs }) => [inputs.at("policy")].flatMap((document) => judgeStatements(document, RULE)),
  ),
  onStack(
    (stack) => stack.ofType("aws:kms/key:Key"),
    ({ urn, inputs }, stack) => {
      const policy = inputs.at("policy");
      if (!policy.absent) return judgeStatements(policy, RULE);
      const isElsewhere = stack
        .ofType("aws:kms/keyPolicy:KeyPolicy")
        .some((one) => stack.sourcesOf(one.urn, "keyId").includes(urn));
      return isElsewhere
        ? pass
        : violation(policy, "absent (default: every IAM policy of the account)", "a key policy");
    },
  ),
);
