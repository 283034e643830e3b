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
    const text = inputs.below(path).string();
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
  const field = holder.inputs.below(path);
  if (field.absent || rolesNamedBy([holder], path, stack).length > 0) return undefined;
  return notEvaluated(field, "the role is not in this stack");
}

/** The roles, and every resource of the stack that attaches a policy to one of them. */
export function withAttachments(roles: readonly Subject[], stack: StackIndex): readonly Subject[] {
  const attachments = roles.flatMap((role) => attachmentsOf(role, stack).own);
  return [...roles, ...new Set(attachments.filter(({ type }) => type !== INLINE_POLICY))];
}

/** What gives a role policies, its inline ones included. */
export interface RoleAttachments {
  readonly own: readonly Subject[];
  /** Those of which nothing tells the role. */
  readonly open: readonly Subject[];
}

export function attachmentsOf(role: Subject, stack: StackIndex): RoleAttachments {
  const { byRole, open } = attachmentsIn(stack);
  const name = role.inputs.at("name").string();
  const named = name.state === "known" ? (byRole.get(name.value) ?? []) : [];
  return { own: [...new Set([...(byRole.get(role.urn) ?? []), ...named])], open };
}

interface AttachmentIndex {
  /** By URN of the role that they are made from, and by name of the role; no name of a role holds a colon. */
  readonly byRole: ReadonlyMap<string, readonly Subject[]>;
  readonly open: readonly Subject[];
}

const byStack = new WeakMap<StackIndex, AttachmentIndex>();

function attachmentsIn(stack: StackIndex): AttachmentIndex {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const byRole = new Map<string, Subject[]>();
  const open: Subject[] = [];
  for (const [type, property] of [...ATTACHMENTS, [INLINE_POLICY, "role"] as const]) {
    for (const attachment of stack.ofType(type)) {
      const sources = stack.sourcesOf(attachment.urn, property);
      const field = attachment.inputs.at(property);
      if (field.unknown !== undefined && sources.length === 0) open.push(attachment);
      for (const key of [...sources, ...textsOf(field)]) {
        const others = byRole.get(key);
        if (others === undefined) byRole.set(key, [attachment]);
        else others.push(attachment);
      }
    }
  }
  const index = { byRole, open };
  byStack.set(stack, index);
  return index;
}

/** The known texts of a field that holds one, or a list of them. */
function textsOf(field: Field): readonly string[] {
  const list = field.list();
  return (list.state === "known" ? list.value : [field]).flatMap((entry) => {
    const text = entry.string();
    return text.state === "known" ? [text.value] : [];
  });
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
