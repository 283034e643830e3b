import type { Field } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** The annotation that gives a service account an IAM role (EKS user guide, "Assign IAM roles to Kubernetes service accounts"). */
export const ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";
export const POD_IDENTITY_TYPE = "aws:eks/podIdentityAssociation:PodIdentityAssociation";

const ROLE = "aws:iam/role:Role";
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[^/]+\/)*([^/]+)$/;

/** What the ARN of an IAM role leads to. */
export type RoleLink =
  | { readonly state: "made"; readonly key: string; readonly role: Subject }
  | { readonly state: "elsewhere"; readonly key: string }
  | { readonly state: "unknown"; readonly why: string }
  | { readonly state: "malformed"; readonly text: string };

/** The role of an ARN: by name where the ARN is known, and by dependency where it is an output of one role of the stack. */
export function linkedRole(owner: Subject, arn: Field, stack: StackIndex): RoleLink {
  const reading = arn.string();
  if (reading.state === "absent") return { state: "malformed", text: "absent" };
  if (reading.state === "known") return namedRole(reading.value, arn.secret, stack);
  const sources = stack.sourcesOf(owner.urn, arn.path).map((urn) => stack.get(urn));
  const [role, ...others] = sources.filter((source) => source?.type === ROLE);
  if (role === undefined || others.length > 0) return { state: "unknown", why: reading.why };
  return { state: "made", key: role.urn, role };
}

function namedRole(arn: string, isSecret: boolean, stack: StackIndex): RoleLink {
  const name = ROLE_ARN.exec(arn)?.[1];
  if (name === undefined) {
    return { state: "malformed", text: isSecret ? "a secret" : JSON.stringify(arn) };
  }
  const [role, ...others] = rolesByName(stack).get(name) ?? [];
  if (role === undefined) return { state: "elsewhere", key: arn };
  if (others.length > 0) {
    return { state: "unknown", why: `several roles of the stack are named ${name}` };
  }
  return { state: "made", key: role.urn, role };
}

const byStack = new WeakMap<StackIndex, ReadonlyMap<string, readonly Subject[]>>();

function rolesByName(stack: StackIndex): ReadonlyMap<string, readonly Subject[]> {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const roles = new Map<string, Subject[]>();
  for (const role of stack.ofType(ROLE)) {
    const name = role.inputs.at("name").string();
    if (name.state !== "known") continue;
    roles.set(name.value, [...(roles.get(name.value) ?? []), role]);
  }
  byStack.set(stack, roles);
  return roles;
}
