import type { Field, Reading } from "./field";
import { selects } from "./label-selector";
import { RBAC_VERSIONS } from "./rbac-rules";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** ClusterRoles that every cluster has (k8s.io/kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy). */
export const READING_ROLES = [
  "view",
  "system:basic-user",
  "system:discovery",
  "system:public-info-viewer",
  "system:service-account-issuer-discovery",
];

/** Built-in roles that a user may be given and that write. */
export const WRITING_ROLES = ["cluster-admin", "admin", "edit"];

/** What a roleRef names, as far as the stack tells. */
export type BoundRole =
  | { readonly state: "found"; readonly role: Subject }
  | { readonly state: "named"; readonly kind: string; readonly name: string }
  | { readonly state: "unknown"; readonly field: Field; readonly why: string };

/** The roles of a stack by kind, namespace and name; built once for each stack. */
class RoleIndex {
  private readonly byName = new Map<string, Subject>();

  constructor(private readonly stack: StackIndex) {
    for (const kind of ["Role", "ClusterRole"]) {
      for (const role of stack.ofKind(kind).filter(isRbac)) {
        const { objectName } = role;
        const place = placeOf(role, kind);
        if (objectName.state !== "known" || place === undefined) continue;
        this.byName.set(keyOf(kind, place, objectName.value), role);
      }
    }
  }

  boundBy(binding: Subject): BoundRole {
    const roleRef = binding.inputs.at("roleRef");
    const kind = roleRef.at("kind").string();
    const name = roleRef.at("name").string();
    if (kind.state !== "known") return gap(kind);
    const place = placeOf(binding, kind.value);
    if (name.state !== "known" || place === undefined) {
      const source = this.sourceOf(binding, kind.value);
      if (source !== undefined) return { state: "found", role: source };
      return gap(name.state === "known" ? binding.namespace : name);
    }
    return this.named(kind.value, place, name.value);
  }

  named(kind: string, place: string, name: string): BoundRole {
    const role = this.byName.get(keyOf(kind, place, name));
    return role === undefined ? { state: "named", kind, name } : { state: "found", role };
  }

  /** The one role of the stack from which an unknown name comes. */
  private sourceOf(binding: Subject, kind: string): Subject | undefined {
    const roles = this.stack
      .sourcesOf(binding.urn, "roleRef")
      .flatMap((urn) => this.stack.get(urn) ?? [])
      .filter((source) => source.kubernetes?.kind === kind && isRbac(source));
    return roles.length === 1 ? roles[0] : undefined;
  }
}

function gap(reading: Reading<string>): BoundRole {
  const { field } = reading;
  return {
    state: "unknown",
    field,
    why: reading.state === "unknown" ? reading.why : `${field.path} is absent`,
  };
}

const indexes = new WeakMap<StackIndex, RoleIndex>();

function indexOf(stack: StackIndex): RoleIndex {
  const known = indexes.get(stack);
  if (known !== undefined) return known;
  const built = new RoleIndex(stack);
  indexes.set(stack, built);
  return built;
}

/** The role that a binding binds. */
export function boundRole(binding: Subject, stack: StackIndex): BoundRole {
  return indexOf(stack).boundBy(binding);
}

/** The roles that a binding may bind: one, or those of the name where the kind is not known. */
export function possibleRoles(binding: Subject, stack: StackIndex): readonly BoundRole[] {
  const bound = boundRole(binding, stack);
  const name = binding.inputs.at("roleRef", "name").string();
  if (bound.state !== "unknown" || name.state !== "known") return [bound];
  if (binding.inputs.at("roleRef", "kind").unknown === undefined) return [bound];
  const index = indexOf(stack);
  const clusterRole = index.named("ClusterRole", "", name.value);
  if (binding.kubernetes?.kind === "ClusterRoleBinding") return [clusterRole];
  const place = placeOf(binding, "Role");
  return place === undefined ? [bound] : [clusterRole, index.named("Role", place, name.value)];
}

/** The bindings of a stack, of namespaces and of the cluster. */
export function bindings(stack: StackIndex): readonly Subject[] {
  return [...stack.ofKind("ClusterRoleBinding"), ...stack.ofKind("RoleBinding")].filter(isRbac);
}

/** The rules of a role: its own, and those of the ClusterRoles of the stack that it aggregates. */
export function rulesOf(role: Subject, stack: StackIndex): readonly Field[] {
  return [role, ...aggregated(role, stack)].flatMap(({ inputs }) => {
    const rules = inputs.at("rules").list();
    if (rules.state === "unknown") return [inputs.at("rules").at(0)];
    return rules.state === "known" ? rules.value : [];
  });
}

function aggregated(role: Subject, stack: StackIndex): readonly Subject[] {
  const selectors = role.inputs.at("aggregationRule", "clusterRoleSelectors").list();
  if (selectors.state !== "known") return [];
  return stack
    .ofKind("ClusterRole")
    .filter(
      (other) =>
        other !== role &&
        isRbac(other) &&
        selectors.value.some(
          (one) => selects(one, other.inputs.at("metadata", "labels")) === "yes",
        ),
    );
}

export function isRbac({ kubernetes }: Subject): boolean {
  return kubernetes !== undefined && RBAC_VERSIONS.includes(kubernetes.groupVersion);
}

/** Namespace in which a kind of role is looked for: none for a ClusterRole, nothing where it is not known. */
function placeOf(subject: Subject, kind: string): string | undefined {
  if (kind !== "Role") return "";
  const { namespace } = subject;
  if (namespace.state === "unknown") return undefined;
  return namespace.state === "known" ? namespace.value : "default";
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${namespace}/${name}`;
}
