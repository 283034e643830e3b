import type { Statement } from "./iam-statement";
import { both, invert, truthOf, type Truth } from "./truth";

/**
 * Whether a statement of a resource policy denies everybody an action without TLS (IAM user guide, aws:SecureTransport). A
 * statement with a further condition denies only some.
 */
export function refusesPlainTransport(statement: Statement, action: string): Truth {
  return both(
    invert(statement.allows),
    statement.somePrincipal("AWS", (principal) => principal === "*"),
    statement.covers(action),
    isWithoutTls(statement),
  );
}

function isWithoutTls({ conditions }: Statement): Truth {
  if (conditions === undefined) return "maybe";
  const [only, ...others] = conditions;
  if (only === undefined || others.length > 0) return "no";
  if (!/^Bool(?:IfExists)?$/.test(only.operator) || only.key !== "aws:securetransport") return "no";
  if (only.values.some(({ state }) => state === "unknown")) return "maybe";
  return truthOf(only.values.every((value) => value.state === "known" && value.value === "false"));
}
