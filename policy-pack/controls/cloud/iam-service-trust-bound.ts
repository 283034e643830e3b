import { control, onResources } from "../../kernel/control";
import { SOURCE_KEYS } from "../../kernel/iam-conditions";
import { judgeStatements } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, invert } from "../../kernel/truth";

const SERVICES = ["vpc-flow-logs", "logs", "firehose", "scheduler", "pipes"].map(
  (name) => `${name}.amazonaws.com`,
);
const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.somePrincipal("Service", (name) => SERVICES.includes(name)),
      invert(statement.isBoundBy(...SOURCE_KEYS)),
    ),
  found: "a service without its source",
  wanted: "a condition on the source",
};

export const iamServiceTrustBound = control(
  {
    id: "iam-service-trust-bound",
    title: "Services that act for several accounts must be bound to one source.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: assumeRolePolicy of aws.iam.Role with the service principal of flow logs, CloudWatch Logs, Data Firehose, EventBridge Scheduler or Pipes. Allowed: with a condition on aws:SourceAccount, aws:SourceArn, aws:SourceOrgID or sts:ExternalId. Absent conditions are a violation. Unknown statements are not evaluated.",
    rationale:
      "Without a source, somebody else's resource of the same service can use the role: the confused deputy.",
    remediation: "Add StringEquals on aws:SourceAccount, and ArnLike on aws:SourceArn.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"],
    componentSide: "The roles of flow logs and of the archive are bound to the account.",
  },
  onResources(["aws:iam/role:Role"], ({ inputs }) =>
    [inputs.at("assumeRolePolicy")].flatMap((document) => judgeStatements(document, RULE)),
  ),
);
