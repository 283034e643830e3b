import type { Field, Reading } from "./field";
import { either, invert, truthOf, type Truth } from "./truth";

/** Operators that compare without wildcards or negation (IAM user guide, condition operators). */
const EXACT =
  /^(?:ForA(?:ny|ll)Values:)?(?:String|Arn)(?:Equals|Like)$|^(?:String|Arn)EqualsIfExists$/;

/** A condition of a statement: operator, key in lower case, and the values it compares with. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Reading<string>[];
}

/** One statement of a policy document. A member may be one text or a list of them; actions compare without case. */
export class Statement {
  constructor(
    private readonly field: Field,
    /** Sid, or the position where there is none. */
    readonly label: string,
  ) {}

  get allows(): Truth {
    return holds(this.field.at("Effect").string(), (effect) => effect === "Allow");
  }

  get denies(): Truth {
    return holds(this.field.at("Effect").string(), (effect) => effect === "Deny");
  }

  /** Whether one of the actions, as they stand there, is such a one. */
  someAction(test: (action: string) => boolean): Truth {
    return some(this.texts("Action"), (action) => test(action.toLowerCase()));
  }

  /** Whether the statement covers an action, by Action or by NotAction. */
  covers(action: string): Truth {
    const matches = (pattern: string) =>
      matchesPattern(pattern.toLowerCase(), action.toLowerCase());
    const listed = some(this.texts("Action"), matches);
    const not = this.field.at("NotAction");
    return not.absent ? listed : either(listed, invert(some(this.texts("NotAction"), matches)));
  }

  /** Whether everything but what is named is meant. */
  get hasNotAction(): Truth {
    return truthOf(!this.field.at("NotAction").absent);
  }

  someResource(test: (resource: string) => boolean): Truth {
    const not = truthOf(!this.field.at("NotResource").absent);
    return either(not, some(this.texts("Resource"), test));
  }

  /** Whether a principal of a kind (`AWS`, `Service`, `Federated`) is such a one; `*` alone is of every kind. */
  somePrincipal(kind: string, test: (principal: string) => boolean): Truth {
    const principal = this.field.at("Principal");
    const whole = principal.any();
    const not = truthOf(!this.field.at("NotPrincipal").absent && test("*"));
    if (whole.state === "unknown") return "maybe";
    if (whole.state === "absent") return not;
    const direct = principal.string();
    if (direct.state === "known") return either(not, truthOf(test(direct.value)));
    return either(not, some(textsOf(principal.at(kind)), test));
  }

  /** Nothing where the conditions cannot be read. */
  get conditions(): readonly Condition[] | undefined {
    const operators = this.field.at("Condition").entries();
    if (operators.state === "unknown") return undefined;
    if (operators.state === "absent") return [];
    const found: Condition[] = [];
    for (const [operator, keys] of operators.value) {
      const entries = keys.entries();
      if (entries.state === "unknown") return undefined;
      if (entries.state === "absent") continue;
      for (const [key, values] of entries.value) {
        found.push({ operator, key: key.toLowerCase(), values: scalarsOf(values) });
      }
    }
    return found;
  }

  /** Whether there is a condition at all. */
  get isConditional(): Truth {
    const { conditions } = this;
    return conditions === undefined ? "maybe" : truthOf(conditions.length > 0);
  }

  /** Whether a condition compares one of the keys with values that are not `*`, and without negation. */
  isBoundBy(...keys: readonly string[]): Truth {
    const { conditions } = this;
    if (conditions === undefined) return "maybe";
    const wanted = keys.map((key) => key.toLowerCase());
    const named = conditions.filter(
      ({ operator, key }) => EXACT.test(operator) && wanted.some((one) => matchesPattern(one, key)),
    );
    return either(
      ...named.map(({ values }) => invert(some(values, (value) => /^\**$/.test(value)))),
    );
  }

  private texts(member: string): readonly Reading<string>[] {
    return textsOf(this.field.at(member));
  }
}

/** Whether an IAM pattern (`*` any text, `?` one character) matches a text. */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*").replaceAll("?", ".")}$`, "s").test(text);
}

function textsOf(field: Field): readonly Reading<string>[] {
  const list = field.list();
  if (list.state === "known") return list.value.map((entry) => entry.string());
  return field.absent ? [] : [field.string()];
}

/** The values of a condition as text: JSON has true and numbers of its own, and IAM takes both forms. */
function scalarsOf(field: Field): readonly Reading<string>[] {
  const list = field.list();
  if (list.state === "known") return list.value.map(scalar);
  return field.absent ? [] : [scalar(field)];
}

function scalar(field: Field): Reading<string> {
  const value = field.any();
  const isPlain =
    value.state === "known" &&
    (typeof value.value === "boolean" || typeof value.value === "number");
  return isPlain ? { state: "known", value: String(value.value), field } : field.string();
}

function some(readings: readonly Reading<string>[], test: (text: string) => boolean): Truth {
  return either(...readings.map((reading) => holds(reading, test)));
}

function holds(reading: Reading<string>, test: (text: string) => boolean): Truth {
  if (reading.state === "unknown") return "maybe";
  return truthOf(reading.state === "known" && test(reading.value));
}
