import type { Field } from "./field";

/** The resource is as the control wants it, as far as this answer goes. */
export interface Pass {
  readonly status: "pass";
}

export interface Violation {
  readonly status: "violation";
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
  /** Name of the container that the place belongs to, for exemptions that name one. */
  readonly container?: string;
}

export interface NotEvaluated {
  readonly status: "notEvaluated";
  readonly path: string;
  readonly why: string;
  readonly container?: string;
  /**
   * Type tokens whose output settles the answer: in the stack pass it becomes a pass when every resource that the
   * property depends on has one of them. That resource is then judged by its own controls.
   */
  readonly settledBy?: readonly string[];
  /** True when the rule itself failed; such an answer keeps the level of its control. */
  readonly defect?: boolean;
}

export type Answer = Pass | Violation | NotEvaluated;
export type Answers = Answer | readonly Answer[];

export const pass: Pass = Object.freeze({ status: "pass" });

export function violation(
  at: Field | string,
  found: string,
  wanted: string,
  container?: string,
): Violation {
  const path = pathOf(at);
  return container === undefined
    ? { status: "violation", path, found, wanted }
    : { status: "violation", path, found, wanted, container };
}

export function notEvaluated(
  at: Field | string,
  why: string,
  more: { readonly container?: string; readonly settledBy?: readonly string[] } = {},
): NotEvaluated {
  return { status: "notEvaluated", path: pathOf(at), why, ...more };
}

export function asList(answers: Answers): readonly Answer[] {
  return Array.isArray(answers) ? (answers as readonly Answer[]) : [answers as Answer];
}

/**
 * Adds to `found` what is not a pass. A list of answers without any means that every place is as it is wanted, so that the
 * passes, which nearly all are, need no room.
 */
export function addObjections(found: Answer[], answers: Answers): void {
  if (isList(answers)) {
    for (const answer of answers) if (answer.status !== "pass") found.push(answer);
  } else if (answers.status !== "pass") {
    found.push(answers);
  }
}

function isList(answers: Answers): answers is readonly Answer[] {
  return Array.isArray(answers);
}

function pathOf(at: Field | string): string {
  return typeof at === "string" ? at : at.path;
}
