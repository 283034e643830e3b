import type { Stack } from "./stack";

export interface Fixture {
  readonly stack: Stack;
  /** Properties of the policy `settings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Stacks that a control passes, and stacks that it objects to. */
export interface ControlFixtures {
  readonly passing: readonly Fixture[];
  readonly failing: readonly Fixture[];
}
