import { notEvaluated, pass, violation, type Answer, type NotEvaluated } from "./answer";
import { eachEntry } from "./each-entry";
import type { Field } from "./field";
import { awsManagedName } from "./managed-policies";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const ROLE = "aws:iam/role:Role";
/** What attaches policies to roles, by the property that names the role, or a list of them. */
const ATTACHMENTS: readonly (readonly [type: string, property: string])[] = [
  ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"],
  ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "roleName"],
  ["aws:iam/policyAttachment:PolicyAttachment", "roles"],
];
export const INLINE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** The roles of the stack that a property of resources names, by dependency or by a known ARN or name. */
export function rolesNamedBy(
  holders: readonly Subject[],
  path: readonly string[],
  stack: StackIndex,
): readonly Subject[] {
  const [property = ""] = path;
  const named = new Set<string>();
  const sources = new Set<string>();
  for (const { urn, inputs } of holders) {
    const text = inputs.at(...path).string();
    if (text.state === "known") named.add(text.value.split("/").at(-1) ?? "");
    for (const source of stack.sourcesOf(urn, property)) sources.add(source);
  }
  return stack.ofType(ROLE).filter(({ urn, inputs }) => {
    const name = inputs.at("name").string();
    return sources.has(urn) || (name.state === "known" && named.has(name.value));
  });
}

/** The answer about a resource whose role the stack does not have, and nothing where it has it or there is none. */
export function missingRole(
  holder: Subject,
  path: readonly string[],
  stack: StackIndex,
): NotEvaluated | undefined {
  const field = holder.inputs.at(...path);
  if (field.absent || rolesNamedBy([holder], path, stack).length > 0) return undefined;
  return notEvaluated(field, "the role is not in this stack");
}

/** The roles, and every resource of the stack that attaches a policy to one of them. */
export function withAttachments(roles: readonly Subject[], stack: StackIndex): readonly Subject[] {
  const attachments = ATTACHMENTS.flatMap(([type, property]) =>
    stack
      .ofType(type)
      .filter((attachment) => roles.some((role) => names(attachment, property, role, stack))),
  );
  return [...roles, ...attachments];
}

function names(attachment: Subject, property: string, role: Subject, stack: StackIndex): boolean {
  if (stack.sourcesOf(attachment.urn, property).includes(role.urn)) return true;
  const name = role.inputs.at("name").string();
  const field = attachment.inputs.at(property);
  const list = field.list();
  const entries = list.state === "known" ? list.value : [field];
  return entries.some((entry) => {
    const text = entry.string();
    return text.state === "known" && name.state === "known" && text.value === name.value;
  });
}

/** What gives a role policies, its inline ones included. */
export interface RoleAttachments {
  readonly own: readonly Subject[];
  /** Those of which nothing tells the role. */
  readonly open: readonly Subject[];
}

export function attachmentsOf(role: Subject, stack: StackIndex): RoleAttachments {
  const own: Subject[] = [];
  const open: Subject[] = [];
  for (const [type, property] of [...ATTACHMENTS, [INLINE_POLICY, "role"] as const]) {
    for (const attachment of stack.ofType(type)) {
      const isUnknown = attachment.inputs.at(property).unknown !== undefined;
      if (names(attachment, property, role, stack)) own.push(attachment);
      else if (isUnknown && stack.sourcesOf(attachment.urn, property).length === 0)
        open.push(attachment);
    }
  }
  return { own, open };
}

/** The answers about the policies that a role has by managedPolicyArns, or an attachment by policyArn or policyArns. */
export function judgePolicies(
  { type, inputs }: Subject,
  allowed: readonly string[],
): readonly Answer[] {
  const list = inputs.at(type === ROLE ? "managedPolicyArns" : "policyArns");
  return [
    judgePolicy(inputs.at("policyArn"), allowed),
    ...eachEntry(list, (arn) => judgePolicy(arn, allowed)),
  ];
}

function judgePolicy(field: Field, allowed: readonly string[]): Answer {
  const arn = field.string();
  if (arn.state === "absent") return pass;
  if (arn.state === "unknown") return notEvaluated(field, arn.why);
  const name = awsManagedName(arn.value);
  if (name !== undefined && allowed.includes(name)) return pass;
  return violation(field, name ?? "a policy of the account", `one of ${allowed.join(", ")}`);
}
