import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Reading } from "./field";

export interface Expectation<T> {
  readonly holds: (value: T) => boolean;
  /** What to write instead, for the message. */
  readonly wanted: string;
  /** The platform's default, as which an absent value is judged; without one, absence is a violation. */
  readonly absentMeans?: T;
  /** The answer for an absent value, where no default decides. */
  readonly absent?: Answer | (() => Answer);
  readonly container?: string;
  /** Type tokens whose output may stand here while it is unknown (see `NotEvaluated.settledBy`). */
  readonly settledBy?: readonly string[];
}

/** Judges one reading: known values by `holds`, absent ones as the platform's default, unknown ones not at all. */
export function expectThat<T>(reading: Reading<T>, expectation: Expectation<T>): Answer {
  const { holds, wanted, container, settledBy } = expectation;
  const { field } = reading;
  switch (reading.state) {
    case "known":
      if (holds(reading.value)) return pass;
      return violation(field, field.secret ? "a secret" : show(reading.value), wanted, container);
    case "unknown":
      return notEvaluated(field, reading.why, {
        ...(container === undefined ? {} : { container }),
        ...(settledBy === undefined ? {} : { settledBy }),
      });
    case "absent": {
      const { absent, absentMeans } = expectation;
      if (absent !== undefined) return typeof absent === "function" ? absent() : absent;
      if (absentMeans === undefined) return violation(field, "absent", wanted, container);
      if (holds(absentMeans)) return pass;
      return violation(field, `absent (default ${show(absentMeans)})`, wanted, container);
    }
  }
}

const LONGEST = 80;

/** A value as it may stand in a message: short, on one line. */
export function show(value: unknown): string {
  const text =
    typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? "nothing");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
