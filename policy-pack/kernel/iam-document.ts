import { notEvaluated, pass, violation, type Answer } from "./answer";
import { Field } from "./field";
import { Statement } from "./iam-statement";
import type { Subject } from "./subject";
import type { Truth } from "./truth";

export { Statement } from "./iam-statement";

const PERMISSION_SET = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const ROLE = "aws:iam/role:Role";

/** Resources that hold permission policies of IAM identities. */
export const IDENTITY_TYPES: readonly string[] = [
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  PERMISSION_SET,
  ROLE,
];

/** The permission policies of an identity: `policy`, `inlinePolicy` of a permission set, or the inline policies of a role. */
export function documentsOf({ type, inputs }: Subject): readonly Field[] {
  if (type === PERMISSION_SET) return [inputs.at("inlinePolicy")];
  if (type !== ROLE) return [inputs.at("policy")];
  const inline = inputs.at("inlinePolicies");
  const reading = inline.list();
  if (reading.state === "unknown") return [inline];
  return reading.state === "absent" ? [] : reading.value.map((entry) => entry.at("policy"));
}

/** What a rule about statements refuses. */
export interface StatementRule {
  readonly refuses: (statement: Statement) => Truth;
  readonly found: string;
  readonly wanted: string;
}

/**
 * Judges each statement of a policy document, which may be JSON text or an object, known in part or whole. An absent document
 * has no statement. What can be read is judged; a statement that an unknown leaves open is named.
 */
export function judgeStatements(document: Field, rule: StatementRule): readonly Answer[] {
  return judgeDocument(document, (statements) =>
    statements.map((statement) => judge(document, statement, rule)),
  );
}

/** The answers of a rule about all statements of a document together, which is read as `judgeStatements` does. */
export function judgeDocument(
  document: Field,
  rule: (statements: readonly Statement[]) => readonly Answer[],
): readonly Answer[] {
  if (document.absent) return [];
  const { unknown } = document;
  if (unknown !== undefined) return [notEvaluated(document, unknown)];
  const content = contentOf(document);
  if (content === undefined) return [notEvaluated(document, "it is no policy document")];
  const statements = statementsOf(content, document.secret);
  if (statements === undefined) return [notEvaluated(document, "its statements are not known")];
  return rule(statements);
}

/** The statements of a policy document, as `judgeStatements` reads it; nothing where they are not known. */
export function readStatements(document: Field): readonly Statement[] | undefined {
  if (document.absent) return [];
  const content = document.unknown === undefined ? contentOf(document) : undefined;
  return content && statementsOf(content, document.secret);
}

function judge(document: Field, statement: Statement, rule: StatementRule): Answer {
  const { refuses, found, wanted } = rule;
  const refused = refuses(statement);
  if (refused === "no") return pass;
  const where = `statement ${statement.label}`;
  if (refused === "yes") return violation(document, `${found} in ${where}`, wanted);
  return notEvaluated(document, `a part of ${where} is not known during a preview`);
}

/** A document that may be JSON text or an object. Text is parsed; unknown values in it stay unknown. */
export function contentOf(document: Field): Field | undefined {
  const text = document.any();
  if (text.state !== "known") return undefined;
  if (typeof text.value !== "string") return document;
  try {
    return Field.root(JSON.parse(text.value));
  } catch {
    return undefined;
  }
}

function statementsOf(content: Field, isSecret: boolean): readonly Statement[] | undefined {
  const field = content.at("Statement");
  if (field.absent && content.unknown === undefined && content.entries().state === "known")
    return [];
  const list = field.list();
  if (list.state === "known")
    return list.value.map(
      (entry, index) => new Statement(entry, isSecret ? String(index + 1) : labelOf(entry, index)),
    );
  return field.entries().state === "known"
    ? [new Statement(field, isSecret ? "1" : labelOf(field, 0))]
    : undefined;
}

function labelOf(statement: Field, index: number): string {
  const sid = statement.at("Sid").string();
  return sid.state === "known" && sid.value !== "" ? sid.value : String(index + 1);
}
