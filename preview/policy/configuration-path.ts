const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** `settings.exemptions[0].reason`; keys that are no plain words are quoted in brackets. */
export function propertyPath(segments: readonly (string | number)[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === "number") return `${path}[${segment}]`;
    if (!PLAIN_KEY.test(segment)) return `${path}[${JSON.stringify(segment)}]`;
    return path === "" ? segment : `${path}.${segment}`;
  }, "");
}

const LONGEST = 60;

/** A value as error messages show it: short, with its type where the type is the point. */
export function describeFound(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  if (value === null) return shown;
  return `${shown} (${Array.isArray(value) ? "array" : typeof value})`;
}
