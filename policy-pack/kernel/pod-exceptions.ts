import { asList, notEvaluated, type Answer, type Answers } from "./answer";
import type { Field } from "./field";
import type { PodView } from "./pod";

/**
 * The answers for a pod that may be a Windows pod, which a check does not judge from `since` on: what the check asks for
 * exists on Linux only.
 */
export function exceptWindows(
  pod: PodView,
  minor: number,
  since: number,
  answers: Answers,
): readonly Answer[] {
  if (minor < since) return asList(answers);
  const os = pod.spec.at("os", "name").string();
  if (os.state === "unknown") return undecided(answers, os.field, os.why);
  return os.state === "known" && os.value === "windows" ? [] : asList(answers);
}

/** The first minor in which a user namespace of its own relaxes what a pod may do (KEP-127). */
const USER_NAMESPACES_SINCE = 35;

/** The answers for a pod that a check does not judge when it has a user namespace of its own (`hostUsers: false`). */
export function exceptOwnUserNamespace(
  pod: PodView,
  minor: number,
  answers: Answers,
): readonly Answer[] {
  if (minor < USER_NAMESPACES_SINCE) return asList(answers);
  const hostUsers = pod.spec.at("hostUsers").boolean();
  if (hostUsers.state === "unknown") return undecided(answers, hostUsers.field, hostUsers.why);
  return hostUsers.state === "known" && !hostUsers.value ? [] : asList(answers);
}

/** A pod that passes without the exception passes with it too. */
function undecided(answers: Answers, field: Field, why: string): readonly Answer[] {
  const isClean = asList(answers).every(({ status }) => status === "pass");
  return isClean ? asList(answers) : [notEvaluated(field, why)];
}
