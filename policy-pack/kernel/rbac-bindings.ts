import { notEvaluated, pass, violation, type Answer } from "./answer";
import { onResources, type ResourceCheck } from "./control";
import type { Field } from "./field";
import { BINDING_TYPES } from "./rbac-rules";

/**
 * A check that no subject of a binding is one that a rule names. A subject of which kind or name is unknown is asked for
 * with what is known, so that a User is never taken for a Group.
 */
export function onSubjects(
  sort: string,
  isMeant: (name: string) => boolean,
  wanted: string,
  exceptRoles: (parameters: Parameters) => readonly string[] = () => [],
): ResourceCheck {
  return onResources(BINDING_TYPES, ({ inputs }, { parameters }) =>
    eachSubject(inputs, (subject) => judgeSubject(subject, sort, isMeant, wanted)).map((answer) =>
      answer.status === "pass"
        ? pass
        : (allowsRole(inputs.at("roleRef"), exceptRoles(parameters)) ?? answer),
    ),
  );
}

type Parameters = Readonly<Record<string, unknown>>;

/** The answers of a judgement over every subject; absent subjects bind nobody. */
export function eachSubject(binding: Field, judge: (subject: Field) => Answer): readonly Answer[] {
  const subjects = binding.at("subjects").list();
  if (subjects.state === "unknown") return [notEvaluated(subjects.field, subjects.why)];
  return subjects.state === "absent" ? [pass] : subjects.value.map(judge);
}

/** Whether a subject is one that a rule names. */
export function judgeSubject(
  subject: Field,
  sort: string,
  isMeant: (name: string) => boolean,
  wanted: string,
): Answer {
  const kind = subject.at("kind").string();
  const name = subject.at("name").string();
  if (kind.state === "known" && kind.value !== sort) return pass;
  if (name.state === "known" && !isMeant(name.value)) return pass;
  if (name.state === "unknown") return notEvaluated(name.field, name.why);
  if (kind.state === "unknown") return notEvaluated(kind.field, kind.why);
  if (name.state === "absent" || kind.state === "absent") return pass;
  return violation(name.field, `${kind.value} ${name.value}`, wanted);
}

/** A pass where the bound ClusterRole is among those allowed, a gap where it may be; nothing where it is not. */
function allowsRole(roleRef: Field, allowed: readonly string[]): Answer | undefined {
  if (allowed.length === 0) return undefined;
  const kind = roleRef.at("kind").string();
  const name = roleRef.at("name").string();
  if (kind.state === "known" && kind.value !== "ClusterRole") return undefined;
  if (name.state === "known" && !allowed.includes(name.value)) return undefined;
  if (name.state === "unknown") return notEvaluated(name.field, name.why);
  if (kind.state === "unknown") return notEvaluated(kind.field, kind.why);
  return name.state === "known" && kind.state === "known" ? pass : undefined;
}
