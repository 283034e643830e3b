import { asList, notEvaluated, pass, type Answer, type Answers, type NotEvaluated } from "./answer";

const NONE: readonly Answer[] = [];

/** Runs a rule; one that throws, or gives no answer, is an answer that says so. */
export function guard(rule: () => Answers | undefined): readonly Answer[] {
  try {
    return answersIn(rule());
  } catch (error) {
    return [defect(error)];
  }
}

/** What a rule gave back as a list; nothing at all is a defect of the rule. */
export function answersIn(answers: unknown): readonly Answer[] {
  if (answers === undefined || answers === null) return [defect(new Error("it gave no answer"))];
  return answers === pass ? NONE : asList(answers as Answers);
}

export function defect(error: unknown): NotEvaluated {
  const message = error instanceof Error ? error.message : String(error);
  return { ...notEvaluated("", `the rule failed: ${message}`), defect: true };
}
