import type { Control, RunCheck, StackCheck } from "./control";
import type { Outcome } from "./outcome";
import type { Subject } from "./subject";

/** What a control about the run itself sees besides the stack: what the other controls answered. */
export interface RunView {
  /** Hands over every outcome that is more than a pass. */
  readonly eachOutcome: (
    visit: (control: Control, subject: Subject, outcome: Outcome) => void,
  ) => void;
  /** Ids of the controls whose answer about a resource hangs on the value at a property path, sorted. */
  readonly readersOf: (subject: Subject, path: string) => readonly string[];
}

/** A check of the run as one of the stack, for a run that is over. */
export function overRun({ subjects, check }: RunCheck, run: RunView): StackCheck {
  return {
    scope: "stack",
    subjects: (stack, context) => subjects(stack, context, run),
    check: (subject, stack, context) => check(subject, stack, context, run),
  };
}
