import * as pulumi from "@pulumi/pulumi";

/**
 * A value that a component or the program cannot work with. A run error, because the Pulumi runner prints those without
 * a stack trace: the message alone names the value, what was found and what is wanted.
 */
export class InvalidArgumentError extends pulumi.RunError {
  constructor(
    /** Where the value stands, for example `HardenedCluster "production"`. */
    readonly owner: string,
    /** Path of the value below its owner, for example `namespaces[2].name`. */
    readonly path: string,
    readonly found: string,
    readonly wanted: string,
  ) {
    super(`${owner}: ${path}: found ${found}, wanted ${wanted}.`);
    this.name = "InvalidArgumentError";
  }
}

/** An error about the value at `path`; `wanted` completes the sentence "wanted ...", without a full stop. */
export function invalidArgument(
  owner: string,
  path: string,
  found: unknown,
  wanted: string,
): InvalidArgumentError {
  return new InvalidArgumentError(owner, path, describe(found), wanted);
}

/**
 * Runs the checks of a part whose arguments stand elsewhere in those of the whole: `move` makes the path that the user
 * knows from the part's own.
 */
export function withPaths<T>(move: (path: string) => string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new InvalidArgumentError(error.owner, move(error.path), error.found, error.wanted);
  }
}

/** A value as messages show it: JSON, or the word "nothing". */
export function describe(value: unknown): string {
  if (value === undefined || value === null || value === "") return "nothing";
  return JSON.stringify(value) ?? typeof value;
}

/** Returns `value` when it is a string that matches; callers without a type checker reach this with anything. */
export function requireMatch(
  owner: string,
  path: string,
  value: string | undefined,
  pattern: RegExp,
  wanted: string,
): string {
  if (typeof value !== "string" || !pattern.test(value)) {
    throw invalidArgument(owner, path, value, wanted);
  }
  return value;
}

/** Returns `value` when it is a whole number within the bounds. */
export function requireWholeNumber(
  owner: string,
  path: string,
  value: number,
  minimum: number,
  maximum: number,
): number {
  if (!Number.isInteger(value) || value < minimum || value > maximum) {
    throw invalidArgument(owner, path, value, `a whole number from ${minimum} to ${maximum}`);
  }
  return value;
}
