/**
 * A condition on a JSON log event, in the filter pattern syntax of CloudWatch Logs without its outer braces.
 * Source: CloudWatch Logs user guide, "Using filter patterns to match terms in JSON log events".
 */
export interface Condition {
  readonly text: string;
}

/** Tests of one field. A text may start or end with `*`, which stands for anything. */
export interface Field {
  is(text: string): Condition;
  /** For fields that every event has: what CloudWatch Logs makes of a missing one is not documented. */
  isNot(text: string): Condition;
  equals(number: number): Condition;
  isBelow(number: number): Condition;
}

/** The field at `path`, names separated by dots. */
export function field(path: string): Field {
  const test = (operator: string, value: string | number): Condition => ({
    text: `($.${path} ${operator} ${typeof value === "string" ? `"${value}"` : value})`,
  });
  return {
    is: (text) => test("=", text),
    isNot: (text) => test("!=", text),
    equals: (number) => test("=", number),
    isBelow: (number) => test("<", number),
  };
}

export function all(...conditions: readonly Condition[]): Condition {
  return joined("&&", conditions);
}

export function any(...conditions: readonly Condition[]): Condition {
  return joined("||", conditions);
}

/** The whole pattern. CloudWatch Logs takes 1024 characters at most. */
export function filterPattern({ text }: Condition): string {
  const pattern = `{ ${text} }`;
  if (pattern.length > 1024) {
    throw new RangeError(`A filter pattern has ${pattern.length} characters, 1024 are allowed`);
  }
  return pattern;
}

function joined(operator: string, conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return { text: `(${conditions.map(({ text }) => text).join(` ${operator} `)})` };
}
