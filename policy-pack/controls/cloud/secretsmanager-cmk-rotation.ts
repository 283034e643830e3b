import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { companionsOf } from "../../kernel/companions";
import { control, onResources, onStack } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const LONGEST = 90;

export const secretsmanagerCmkRotation = control(
  {
    id: "secretsmanager-cmk-rotation",
    title: "Secrets should be encrypted with a customer key and change by themselves.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: kmsKeyId of aws.secretsmanager.Secret, which must have an aws.secretsmanager.SecretRotation in the stack, and rotationRules of that. Allowed: keys that AWS does not manage, and automaticallyAfterDays of at most 90, or a scheduleExpression. Absent means the key aws/secretsmanager, and no rotation: violations. An unknown key passes when it is an output of a KMS key of the stack. Other unknown values are not evaluated.",
    rationale:
      "The key of the service cannot be shared or shut with a policy, and a secret that never changes is known to all who ever left.",
    remediation:
      "Set kmsKeyId to your key, and make a SecretRotation with automaticallyAfterDays 30.",
    references: [
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
    ],
    componentSide:
      "none, because no component makes a secret: they take references to those that exist.",
  },
  onResources([SECRET], ({ inputs }) =>
    expectThat(inputs.at("kmsKeyId").string(), {
      holds: isCustomerKey,
      wanted: "a customer key",
      absentMeans: "alias/aws/secretsmanager",
      settledBy: KEY_TYPES,
    }),
  ),
  onResources([ROTATION], ({ inputs }): Answer => {
    const rules = inputs.at("rotationRules");
    const schedule = rules.at("scheduleExpression").string();
    if (schedule.state === "known") return pass;
    if (schedule.state === "unknown") return notEvaluated(schedule.field, schedule.why);
    return expectThat(rules.at("automaticallyAfterDays").number(), {
      holds: (days) => days <= LONGEST,
      wanted: `at most ${String(LONGEST)}`,
    });
  }),
  onStack(
    (stack) => stack.ofType(SECRET),
    (secret, stack) => {
      const { own, open } = companionsOf(secret, [ROTATION], "secretId", stack, "name");
      if (own.length > 0) return pass;
      const [other] = open;
      if (other === undefined) return violation(secret.inputs, "no rotation", "a SecretRotation");
      return notEvaluated(secret.inputs, `nothing tells which secret ${other.name} is of`);
    },
  ),
);
