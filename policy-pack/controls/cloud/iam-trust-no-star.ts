import { control, onResources } from "../../kernel/control";
import { isOpenToAnyone } from "../../kernel/iam-conditions";
import { judgeStatements } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, either, invert, type Truth } from "../../kernel/truth";

const RULE = {
  refuses: (statement: Statement) => either(isOpenToAnyone(statement), isOpenToAccount(statement)),
  found: "everybody or a whole account",
  wanted: "named principals",
};

export const iamTrustNoStar = control(
  {
    id: "iam-trust-no-star",
    title: "Roles must not be open to everybody.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C3"],
    frameworks: [],
    contract:
      "Restricted: assumeRolePolicy of aws.iam.Role. Refused: the principal * without a condition that compares whose request it is, and a whole account without any condition. Absent means no statement. Unknown statements are not evaluated.",
    rationale:
      "Who may take a role has all its rights; a whole account means each of its users and roles that IAM lets.",
    remediation: "Name roles as principals, or add conditions.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    ],
    componentSide: "HardenedCluster names one service or role in each trust.",
  },
  onResources(["aws:iam/role:Role"], ({ inputs }) =>
    [inputs.at("assumeRolePolicy")].flatMap((document) => judgeStatements(document, RULE)),
  ),
);
function isOpenToAccount(statement: Statement): Truth {
  return both(
    statement.allows,
    statement.somePrincipal("AWS", (principal) =>
      /^(\d{12}|arn:[\w-]+:iam::\d{12}:root)$/.test(principal),
    ),
    invert(statement.isConditional),
  );
}
