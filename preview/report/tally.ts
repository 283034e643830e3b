import type { Finding } from "./document";

/** What readers are told apart: open violations by level, and the others by what became of them. */
export type Kind = Finding["level"] | "notEvaluated" | "exempt" | "accepted";

export type Tally = Record<Kind, number>;

export function kindOf({ status, level, acceptedSince }: Finding): Kind {
  if (acceptedSince !== undefined) return "accepted";
  return status === "violation" ? level : status;
}

export function emptyTally(): Tally {
  return { mandatory: 0, advisory: 0, notEvaluated: 0, exempt: 0, accepted: 0 };
}
