import type { Field } from "./field";
import { documentsOf, readStatements } from "./iam-document";
import type { Statement } from "./iam-statement";
import { awsManagedName, managedStatements } from "./managed-policies";
import { attachmentsOf, INLINE_POLICY } from "./role-attachments";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const POLICY = "aws:iam/policy:Policy";
const ROLE = "aws:iam/role:Role";

/** The policies of a role, as far as they are seen. */
export interface RolePolicies {
  /** Statements of each policy document of the stack that can be read. */
  readonly documents: readonly (readonly Statement[])[];
  /** Statements of policies that AWS manages. */
  readonly managed: readonly Statement[];
  /** Statements of policies of which nothing tells whether the role has them. */
  readonly possible: readonly Statement[];
  /** What is said of policies whose documents are not seen. */
  readonly unseen: readonly string[];
}

/** Inline policies, policies of the stack, and policies of AWS that a role has by its own list or by attachments. */
export function policiesOf(role: Subject, stack: StackIndex): RolePolicies {
  const { own, open } = attachmentsOf(role, stack);
  const certain = heldBy([role, ...own], stack);
  const possible = heldBy(open, stack);
  return {
    ...certain,
    possible: [...possible.documents.flat(), ...possible.managed],
    unseen: [...certain.unseen, ...possible.unseen],
  };
}

function heldBy(holders: readonly Subject[], stack: StackIndex): Omit<RolePolicies, "possible"> {
  const inline = holders.filter(({ type }) => [ROLE, INLINE_POLICY].includes(type));
  const links = holders.flatMap((holder) => linksOf(holder, stack));
  const policies = new Set(links.flatMap(({ policies: made }) => made));
  const managed = links.flatMap(({ managed: names }) => names);
  const unlisted = managed.filter((name) => managedStatements(name) === undefined);
  return {
    documents: [...inline, ...policies].flatMap(documentsOf).flatMap((document) => {
      const statements = readStatements(document);
      return statements === undefined ? [] : [statements];
    }),
    managed: managed.flatMap((name) => managedStatements(name) ?? []),
    unseen: [
      ...links.flatMap(({ unseen }) => unseen),
      ...unlisted.map((name) => `what AWS allows with ${name} is not in the pack's table`),
    ],
  };
}

interface Links {
  readonly policies: readonly Subject[];
  readonly managed: readonly string[];
  readonly unseen: readonly string[];
}

/** The policies that a role or an attachment names by ARN. */
function linksOf(holder: Subject, stack: StackIndex): readonly Links[] {
  return ["managedPolicyArns", "policyArn", "policyArns"].flatMap((property) => {
    const field = holder.inputs.at(property);
    return field.absent ? [] : [linksBy(holder, field, stack)];
  });
}

function linksBy(holder: Subject, field: Field, stack: StackIndex): Links {
  const sources = stack.sourcesOf(holder.urn, field.path).flatMap((urn) => stack.get(urn) ?? []);
  const made = sources.filter(({ type }) => type === POLICY);
  const list = field.list();
  const arns = (list.state === "known" ? list.value : [field]).map((arn) => arn.string());
  const known = arns.flatMap((arn) => (arn.state === "known" ? [arn.value] : []));
  const managed = known.flatMap((arn) => awsManagedName(arn) ?? []);
  const named = known
    .flatMap((arn) => policiesByName(stack).get(nameIn(arn)) ?? [])
    .filter((policy) => !made.includes(policy));
  const policies = [...made, ...named];
  const isWhole = field.unknown !== undefined && made.length > 0 && made.length === sources.length;
  const isSeen = isWhole || arns.length <= managed.length + policies.length;
  return {
    policies,
    managed,
    unseen: isSeen ? [] : [`a policy of ${field.path} is not in the stack`],
  };
}

const byStack = new WeakMap<StackIndex, ReadonlyMap<string, readonly Subject[]>>();

function policiesByName(stack: StackIndex): ReadonlyMap<string, readonly Subject[]> {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const policies = new Map<string, Subject[]>();
  for (const policy of stack.ofType(POLICY)) {
    const name = policy.inputs.at("name").string();
    if (name.state !== "known") continue;
    policies.set(name.value, [...(policies.get(name.value) ?? []), policy]);
  }
  byStack.set(stack, policies);
  return policies;
}

/** The name at the end of the ARN of a policy of an account. */
function nameIn(arn: string): string {
  return awsManagedName(arn) === undefined
    ? (/:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? "")
    : "";
}
