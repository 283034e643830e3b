import { isSensitive } from "../../kernel/action-kinds";
import { control, onResources } from "../../kernel/control";
import { documentsOf, IDENTITY_TYPES, judgeStatements } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, invert } from "../../kernel/truth";

const TAGS = ["*:ResourceTag/*", "aws:RequestTag/*"];
/** What iam-no-admin-policy, iam-no-wildcard-action and iam-pass-role-scoped say more about. */
const NAMED_ELSEWHERE = /^(?:\*+(?::\*+)?|[\w-]+:\*+|iam:pass[\w*]*)$/;
const RULE = {
  refuses: (statement: Statement) =>
    both(
      statement.allows,
      statement.someAction((action) => !NAMED_ELSEWHERE.test(action) && isSensitive(action)),
      statement.someResource((resource) => resource === "*"),
      invert(statement.isBoundBy(...TAGS)),
    ),
  found: "writing, or reading secrets, on every resource",
  wanted: "named resources, or a condition on their tags",
};

export const iamNoWildcardResource = control(
  {
    id: "iam-no-wildcard-resource",
    title: "Permission policies should name the resources that they let somebody write.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: permission policies of IAM identities and inline policies of roles. Refused: statements that allow actions which write, or read secrets and parameters, on the resource *, or on all but NotResource. Allowed: reading and listing, actions for which IAM knows no resource, and a condition on tags of the resource or the request. Patterns for all actions of a service are for iam-no-wildcard-action, iam:PassRole for iam-pass-role-scoped. Absent means no statement. Unknown statements are not evaluated.",
    rationale: "A role for one queue that names none can empty all of them.",
    remediation: "Write the ARNs into Resource, or a condition on aws:ResourceTag.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    componentSide: "The policies of HardenedCluster name what they write, or its tags.",
  },
  onResources(IDENTITY_TYPES, (subject) =>
    documentsOf(subject).flatMap((document) => judgeStatements(document, RULE)),
  ),
);
