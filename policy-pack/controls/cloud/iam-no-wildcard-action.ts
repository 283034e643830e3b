import { control, onResources } from "../../kernel/control";
import { judgeStatements, documentsOf, IDENTITY_TYPES } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, either, invert } from "../../kernel/truth";

const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      either(
        statement.hasNotAction,
        statement.someAction((action) => /^[\w-]+:\*$/.test(action)),
        both(
          statement.someAction((action) => action === "*"),
          invert(statement.someResource((resource) => resource === "*")),
        ),
      ),
    ),
  found: "a wildcard",
  wanted: "listed actions",
};

export const iamNoWildcardAction = control(
  {
    id: "iam-no-wildcard-action",
    title: "Permission policies should name their actions.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: permission policies of IAM identities and inline policies of roles. Refused: statements that allow service:* or *, or everything but NotAction; * on every resource is for iam-no-admin-policy. Absent means no statement. Unknown statements are not evaluated.",
    rationale: "A wildcard also allows what the service learns next year.",
    remediation: "List the actions.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"],
    componentSide: "The policies of HardenedCluster list their actions.",
  },
  onResources(IDENTITY_TYPES, (subject) =>
    documentsOf(subject).flatMap((document) => judgeStatements(document, RULE)),
  ),
);
