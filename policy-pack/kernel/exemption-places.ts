import type { LedgerEntry } from "./exemption-ledger";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/**
 * The resources at which findings about an exemption stand: the object that records it, those that it names, and where the
 * stack has none of that name the stack itself, or what comes first in it.
 */
export function bearersOf(
  { exemption, holder }: LedgerEntry,
  stack: StackIndex,
): readonly Subject[] {
  if (holder !== undefined) return [stack.get(holder.urn) ?? holder];
  const targeted = stack.targeted(exemption.target);
  return targeted.length > 0 ? targeted : bearerOfStack(stack);
}

/** The root of the stack, or what comes first where the engine did not send it. */
export function bearerOfStack(stack: StackIndex): readonly Subject[] {
  const bearer = stack.root ?? stack.subjects[0];
  return bearer === undefined ? [] : [bearer];
}
