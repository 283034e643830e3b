import type { AdministratorList } from "./administrator-list";
import type { Field } from "./field";
import type { Members } from "./group-members";
import { bindings, possibleRoles } from "./rbac-roles";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { stepsOf } from "./takeover-steps";

interface Reached {
  readonly principal: string;
  readonly way: string;
}

/** Adds whom the ClusterRoleBindings of a stack give all rights. */
export function addBindings(found: AdministratorList, members: Members, stack: StackIndex): void {
  for (const binding of bindings(stack)) {
    if (binding.kubernetes?.kind !== "ClusterRoleBinding") continue;
    const ends = stepsOf(binding, stack).filter(({ end }) => end);
    const isSure = ends.some(({ certain }) => certain);
    const isOpen = possibleRoles(binding, stack).some(({ state }) => state === "unknown");
    if (ends.length > 0 || isOpen) addBinding(found, binding, members, isSure);
  }
}

function addBinding(
  found: AdministratorList,
  binding: Subject,
  members: Members,
  isSure: boolean,
): void {
  const { inputs, name } = binding;
  const subjects = inputs.at("subjects").list();
  if (subjects.state === "absent") return;
  if (subjects.state === "unknown") {
    found.addGap(`${name}: ${subjects.why}`, Infinity);
    return;
  }
  const reached = subjects.value.flatMap((subject) => reachedBy(subject, name, members));
  if (isSure) {
    for (const { principal, way } of reached) found.add(principal, way);
    const open = members.filter(({ unknown, weight }) => unknown !== undefined && weight === 1);
    for (const { unknown = "" } of open) found.addGap(unknown, 1);
  } else {
    found.addGap(`${name}: its role is not known`, reached.length);
  }
}

/** The IAM principals that a subject of a binding stands for; the subject itself where the stack maps nobody to it. */
function reachedBy(subject: Field, binding: string, members: Members): readonly Reached[] {
  const kind = subject.at("kind").string();
  const name = subject.at("name").string();
  const namespace = subject.at("namespace").string();
  const shownKind = kind.state === "known" ? kind.value : "Subject";
  const shownName = name.state === "known" ? name.value : "(not known)";
  const place =
    shownKind === "ServiceAccount"
      ? `${namespace.state === "known" ? namespace.value : "(not known)"}/`
      : "";
  const own = `${shownKind} ${place}${shownName}`;
  const last = `ClusterRoleBinding ${binding}`;
  const mapped = members.filter(({ username, groups }) =>
    shownKind === "Group"
      ? groups.includes(shownName)
      : shownKind === "User" && username === shownName,
  );
  if (mapped.length === 0) return [{ principal: own, way: last }];
  return mapped.map(({ principal, by }) => ({ principal, way: `${by} → ${own} → ${last}` }));
}
