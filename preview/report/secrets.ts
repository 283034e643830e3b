import { forAnalyzer, isObject, isPlain, isSecret, mapped } from "../engine/wire";
import type { WireObject, WireValue } from "../engine/resource";
import type { Finding } from "./document";

/** A wire value with `{"$secret": true}` in the place of every secret. */
export function redact(value: WireValue): WireValue {
  if (isSecret(value)) return { $secret: true };
  return mapped(value, redact);
}

// Shorter texts stand in messages for other reasons too often.
const SHORTEST_SECRET = 6;

/**
 * The secret texts of a run. Analyzers receive secrets unwrapped, so a policy that quotes what it found may quote one:
 * the report takes them out again.
 */
export class Secrets {
  private readonly texts = new Set<string>();
  private readonly holders = new Set<WireObject>();

  /** @param inputs Of the resources, and whatever else the analyzers were shown. */
  constructor(inputs: Iterable<WireObject>) {
    for (const object of inputs) {
      if (isPlain(object)) continue;
      this.holders.add(object);
      this.collect(object, false);
    }
  }

  /** The inputs of a resource as a report may show them: the same where there is nothing to hide. */
  shown(inputs: WireObject): WireObject {
    return this.holders.has(inputs) ? (redact(forAnalyzer(inputs)) as WireObject) : inputs;
  }

  hide<F extends Omit<Finding, "source" | "librarySource">>(finding: F): F {
    if (this.texts.size === 0) return finding;
    return {
      ...finding,
      found: this.clean(finding.found),
      message: this.clean(finding.message),
      reason: this.clean(finding.reason),
    };
  }

  /** The entries of a list with every text in them cleaned, those in lists of theirs as well. */
  hideIn<T extends object>(entries: readonly T[]): readonly T[] {
    if (this.texts.size === 0) return entries;
    const cleaned = (value: unknown): unknown => {
      if (typeof value === "string") return this.clean(value);
      return Array.isArray(value) ? value.map(cleaned) : value;
    };
    return entries.map(
      (entry) =>
        Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, cleaned(value)])) as T,
    );
  }

  /** Inputs without secrets, marked ones and those that a policy handed back unmarked. */
  hideInInputs(inputs: WireObject): WireObject {
    const cleaned = (value: WireValue): WireValue =>
      typeof value === "string" ? this.clean(value) : mapped(value, cleaned);
    return cleaned(redact(inputs)) as WireObject;
  }

  private clean(text: string): string {
    let result = text;
    for (const secret of this.texts) result = result.replaceAll(secret, "[secret]");
    return result;
  }

  private collect(value: WireValue, secret: boolean): void {
    if (typeof value === "string") {
      if (secret && value.length >= SHORTEST_SECRET) this.texts.add(value);
    } else if (Array.isArray(value)) {
      for (const item of value as readonly WireValue[]) this.collect(item, secret);
    } else if (isSecret(value) && isObject(value)) {
      this.collect(value["value"] ?? null, true);
    } else if (isObject(value)) {
      for (const item of Object.values(value)) this.collect(item, secret);
    }
  }
}
