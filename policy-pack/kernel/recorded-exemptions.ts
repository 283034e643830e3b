import { parseExemption, type Exemption } from "./exemptions";
import type { Field } from "./field";
import { InvalidConfiguration } from "./invalid-configuration";
import type { CanonicalId } from "./settings";
import type { Subject } from "./subject";

/** Holds the relaxations that a component makes on purpose: a JSON list of exemptions without targets. */
export const EXEMPTIONS_ANNOTATION = "hardened-cluster/exemptions";

/** What is wrong with a recorded exemption. */
export interface Fault {
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
}

/** What an object records of exemptions from controls. */
export interface Recording {
  /** The annotation, or what it lies in and is not known. */
  readonly field: Field;
  /** Why the annotation is not known, where it is not. */
  readonly unknown?: string;
  /** False for an object that no component of this library makes: what it records exempts nothing. */
  readonly honoured: boolean;
  readonly entries: readonly { readonly exemption: Exemption; readonly path: string }[];
  readonly faults: readonly Fault[];
}

/** Reads the annotation of an object; nothing where there is none. */
export function readRecorded(subject: Subject, canonicalId: CanonicalId): Recording | undefined {
  if (subject.kubernetes === undefined) return undefined;
  const field = subject.inputs.at("metadata", "annotations", EXEMPTIONS_ANNOTATION);
  const text = field.string();
  if (text.state === "absent") return undefined;
  const honoured = isOfComponents(subject);
  const nothing = { field, honoured, entries: [], faults: [] };
  if (text.state === "unknown") return { ...nothing, unknown: text.why };
  if (!honoured) return nothing;
  const list = listIn(text.value);
  if (list === undefined) {
    const fault = { path: field.path, found: "no JSON list", wanted: "a JSON list of exemptions" };
    return { ...nothing, faults: [fault] };
  }
  return { ...nothing, ...readEntries(list, field, subject.urn, canonicalId) };
}

function readEntries(
  list: readonly unknown[],
  field: Field,
  urn: string,
  canonicalId: CanonicalId,
): Pick<Recording, "entries" | "faults"> {
  const entries: { exemption: Exemption; path: string }[] = [];
  const faults: Fault[] = [];
  list.forEach((value, index) => {
    const path = `${field.path}[${String(index)}]`;
    try {
      entries.push({ exemption: parseExemption(value, path, canonicalId, urn), path });
    } catch (error) {
      if (!(error instanceof InvalidConfiguration)) throw error;
      const found = field.secret ? "a secret" : error.found;
      faults.push({ path: error.path, found, wanted: error.wanted });
    }
  });
  return { entries, faults };
}

function listIn(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const COMPONENT = "hardened-cluster:index:";

/** Whether one of the parents that the URN names is a component of this library. */
function isOfComponents({ urn }: Subject): boolean {
  const [, , types = ""] = urn.split("::");
  return types
    .split("$")
    .slice(0, -1)
    .some((type) => type.startsWith(COMPONENT));
}
