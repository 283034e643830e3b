import { asList, violation, type Answer } from "./answer";
import type { Context } from "./context";
import type { Control } from "./control";
import { appliesAt, minorOf } from "./kubernetes-version";
import { VERSION_GATES } from "./pod-security-policy";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/**
 * What the checks of the Pod Security Standards will object to in the minor after the target, and do not yet. A namespace
 * whose version label is pinned below it keeps its checks.
 */
export function newRefusals(
  podSecurity: readonly Control[],
  subject: Subject,
  stack: StackIndex,
  context: Context,
): readonly Answer[] {
  const minor = minorOf(context.targetVersion) + 1;
  if (!VERSION_GATES.includes(minor)) return [];
  const next = `1.${minor}`;
  return podSecurity.flatMap((control) => {
    const now = answersAt(control, subject, stack, context);
    if (now.some(({ status }) => status !== "pass")) return [];
    const later = answersAt(control, subject, stack, { ...context, targetVersion: next });
    return later.map((answer) =>
      answer.status === "violation"
        ? violation(
            answer.path,
            `${answer.found}, which ${control.id} objects to from ${next}`,
            answer.wanted,
            answer.container,
          )
        : answer,
    );
  });
}

function answersAt(
  { checks, since, until }: Control,
  subject: Subject,
  stack: StackIndex,
  context: Context,
): readonly Answer[] {
  if (!appliesAt(context.targetVersion, since, until)) return [];
  return checks.flatMap((check) =>
    check.scope === "resource" && check.atEnd !== undefined
      ? asList(check.atEnd(subject, stack, context))
      : [],
  );
}
