import { isDate } from "./dates";
import { show } from "./expect";
import { InvalidConfiguration } from "./invalid-configuration";
import type { Subject } from "./subject";
import { isObject, own, type PlainObject } from "./wire";

/** One accepted deviation: which control, on what exactly, why, whose, until when. */
export interface Exemption {
  /** Control id. */
  readonly control: string;
  /** Exact URN, `type::name`, or `Kind/namespace/name` (`Kind/name` for objects without a namespace). */
  readonly target: string;
  /** Container within the target; without it the exemption covers the whole target. */
  readonly container?: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day (YYYY-MM-DD, UTC) on which the exemption holds. */
  readonly expires: string;
}

export function isExpired(exemption: Exemption, asOf: string): boolean {
  return exemption.expires < asOf;
}

/** The names by which an exemption may call a resource. */
export function targetNames(subject: Subject): readonly string[] {
  const { urn, typeAndName, objectReference } = subject;
  return objectReference === undefined ? [urn, typeAndName] : [urn, typeAndName, objectReference];
}

const KEYS = ["control", "target", "container", "reason", "owner", "expires"];
const RECORDED_KEYS = KEYS.filter((key) => key !== "target");
/** Controls about exemptions themselves, and about hiding from controls. */
const NOT_EXEMPTABLE = new Set(["exempt-expired", "exempt-needs-reason", "exempt-unused"]);

/** Reads a list of exemptions; an incomplete one is refused with its path. */
export function parseExemptions(
  value: unknown,
  path: string,
  canonicalId: (id: string, path: string) => string,
): readonly Exemption[] {
  if (!Array.isArray(value)) {
    throw new InvalidConfiguration(path, show(value), "a list of exemptions");
  }
  return value.map((entry: unknown, index) =>
    parseExemption(entry, `${path}[${String(index)}]`, canonicalId),
  );
}

/** Reads one exemption; without a `holder`, which is then its target, it must name its target itself. */
export function parseExemption(
  value: unknown,
  path: string,
  canonicalId: (id: string, path: string) => string,
  holder?: string,
): Exemption {
  if (!isObject(value)) throw new InvalidConfiguration(path, show(value), "an exemption object");
  requireKeys(value, path, holder === undefined ? KEYS : RECORDED_KEYS);
  const text = (key: string, wanted: string): string => {
    const found = own(value, key);
    if (typeof found === "string" && found.trim() !== "") return found;
    throw new InvalidConfiguration(
      `${path}.${key}`,
      found === undefined ? "nothing" : show(found),
      wanted,
    );
  };
  const control = canonicalId(text("control", "the id of a control"), `${path}.control`);
  if (NOT_EXEMPTABLE.has(control)) {
    throw new InvalidConfiguration(`${path}.control`, control, "a control that can be exempted");
  }
  const expires = text("expires", "a date, YYYY-MM-DD");
  if (!isDate(expires)) {
    throw new InvalidConfiguration(`${path}.expires`, expires, "a date that exists, YYYY-MM-DD");
  }
  const container = own(value, "container");
  return {
    control,
    target: holder ?? text("target", "an exact URN, type::name or Kind/namespace/name"),
    ...(container === undefined ? {} : { container: text("container", "a container name") }),
    reason: text("reason", "a sentence that says why"),
    owner: text("owner", "a person or team"),
    expires,
  };
}

function requireKeys(value: PlainObject, path: string, keys: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    throw new InvalidConfiguration(`${path}.${key}`, "an unknown key", `one of ${keys.join(", ")}`);
  }
}
