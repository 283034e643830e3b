import type { Statement } from "./iam-statement";
import { both, invert, type Truth } from "./truth";

/** Keys that say whose request it is (IAM user guide, global condition keys; KMS developer guide). */
const CALLER_KEYS = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
  "aws:PrincipalTag/*",
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:SourceOrgID",
  "aws:SourceOwner",
  "aws:SourceVpc",
  "aws:SourceVpce",
  "kms:CallerAccount",
];

/** Keys that say for which resource or account a service acts. */
export const SOURCE_KEYS = [
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:SourceOrgID",
  "sts:ExternalId",
];

/** Whether a statement allows something to everybody, without a condition that says whose request it is. */
export function isOpenToAnyone(statement: Statement): Truth {
  return both(
    statement.allows,
    statement.somePrincipal("AWS", (principal) => principal === "*"),
    invert(statement.isBoundBy(...CALLER_KEYS)),
  );
}
