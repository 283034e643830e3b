import { control, onResources } from "../../kernel/control";
import { judgeStatements, documentsOf, IDENTITY_TYPES } from "../../kernel/iam-document";
import { matchesPattern, type Statement } from "../../kernel/iam-statement";
import { both, either, invert } from "../../kernel/truth";

const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.someAction(
        (action) => action.startsWith("iam:") && matchesPattern(action, "iam:passrole"),
      ),
      either(
        statement.someResource((resource) => resource === "*"),
        invert(statement.isBoundBy("iam:PassedToService")),
      ),
    ),
  found: "iam:PassRole on every role or to every service",
  wanted: "named roles and a condition on iam:PassedToService",
};

export const iamPassRoleScoped = control(
  {
    id: "iam-pass-role-scoped",
    title: "The right to pass roles must name the roles and the service.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: permission policies of IAM identities and inline policies of roles that allow iam:PassRole, alone or by a pattern such as iam:*. Allowed: on named roles, with a condition on iam:PassedToService. Absent conditions and the resource * are violations. Unknown statements are not evaluated.",
    rationale: "Who may pass any role to a machine has the rights of every role.",
    remediation: "Name the roles in Resource, and add StringEquals on iam:PassedToService.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"],
    componentSide: "The roles of backup and Karpenter pass one role to one service.",
  },
  onResources(IDENTITY_TYPES, (subject) =>
    documentsOf(subject).flatMap((document) => judgeStatements(document, RULE)),
  ),
);
