import type { Field } from "./field";
import { readStatements } from "./iam-document";
import type { Statement } from "./iam-statement";
import { both, either, truthOf, type Truth } from "./truth";

const ACTION = "sts:AssumeRoleWithWebIdentity";
/** Operators under which a value without wildcards admits that value alone, and nobody without the key. */
const OPERATORS = ["StringEquals", "StringLike"];

/**
 * Whether a trust policy admits exactly this `sub` of an OIDC token (EKS user guide, "Assign IAM roles to Kubernetes service
 * accounts"). A pattern that covers it does not count.
 */
export function trustsExactly(document: Field, sub: string): Truth {
  const statements = readStatements(document);
  if (statements === undefined) return "maybe";
  return either(
    ...statements.map((statement) =>
      both(
        statement.allows,
        statement.covers(ACTION),
        statement.somePrincipal("Federated", () => true),
        names(statement, sub),
      ),
    ),
  );
}

function names({ conditions }: Statement, sub: string): Truth {
  if (conditions === undefined) return "maybe";
  return either(
    ...conditions
      .filter(({ operator, key }) => OPERATORS.includes(operator) && key.endsWith(":sub"))
      .flatMap(({ values }) => values)
      .map((value) => {
        if (value.state === "unknown") return "maybe";
        return truthOf(value.state === "known" && value.value === sub);
      }),
  );
}
