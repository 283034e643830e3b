import type { Answers } from "./answer";
import type { Context } from "./context";
import { LATER, type Check, type Control } from "./control";
import { guard } from "./guard";
import { stepsOfPath, withValueAt } from "./property-path";
import type { StackIndex } from "./stack-index";
import { Subject } from "./subject";
import { UNKNOWN } from "./wire";

/**
 * Ids of the controls that hang on the value at a property path of a resource: those whose answer about the resource
 * changes when the value is not known, or not there. Nothing to keep up to date: the rules themselves tell.
 */
export function readersOf(
  subject: Subject,
  path: string,
  stack: StackIndex,
  controls: readonly Control[],
  contextOf: (control: Control) => Context,
): readonly string[] {
  const steps = path === "*" ? [] : stepsOfPath(path);
  const raw = subject.inputs.any();
  if (steps === undefined || raw.state !== "known") return [];
  const variants = [UNKNOWN, undefined].map((value) => {
    const inputs = withValueAt(raw.value, steps, value);
    const { urn, type, name, options } = subject;
    const changed = new Subject(urn, type, name, inputs, options);
    return { changed, stack: stack.with(changed) };
  });
  return controls
    .filter((control) => {
      const context = contextOf(control);
      return control.checks.some((check) => {
        const now = answersOf(check, subject, stack, context);
        if (now === undefined) return false;
        return variants.some(
          (variant) => answersOf(check, variant.changed, variant.stack, context) !== now,
        );
      });
    })
    .map(({ id }) => id)
    .sort();
}

/** What a check says of a resource, as text to compare; nothing where it does not judge it. */
function answersOf(
  check: Check,
  subject: Subject,
  stack: StackIndex,
  context: Context,
): string | undefined {
  if (check.scope === "run") return undefined;
  if (check.scope === "resource") {
    if (!check.types.includes(subject.type)) return undefined;
    return textOf(() => {
      const answers = check.check(subject, context);
      if (answers !== LATER) return answers;
      if (check.atEnd === undefined) throw new Error("it has no rule for the stack pass");
      return check.atEnd(subject, stack, context);
    });
  }
  const judged = check.subjects(stack, context).some(({ urn }) => urn === subject.urn);
  return judged ? textOf(() => check.check(subject, stack, context)) : undefined;
}

/** What is said of which place; how a place is called, which names and labels decide as well, is left out. */
function textOf(rule: () => Answers): string {
  const open = guard(rule).filter((answer) => answer.status !== "pass");
  return JSON.stringify(open.map(({ status, path }) => [status, path]));
}
