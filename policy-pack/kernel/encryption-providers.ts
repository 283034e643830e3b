import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";

const STRONG = "kms with apiVersion v2, or secretbox (CIS 1.2.28)";

/** One entry of `resources` of an EncryptionConfiguration. */
interface Entry {
  readonly field: Field;
  readonly resources: readonly string[];
  /** Why the list of resources is not known. */
  readonly why: string | undefined;
}

/**
 * The answers about an EncryptionConfiguration: the first entry that covers a resource decides how the API server writes
 * it, and the first provider of the entry writes.
 */
export function judgeEncryption(document: Field, wanted: readonly string[]): readonly Answer[] {
  const list = document.at("resources").list();
  if (list.state === "unknown") return [notEvaluated(list.field, list.why)];
  const entries = list.state === "known" ? list.value.map(entryOf) : [];
  const required = wanted.map((name) => judgeResource(document, entries, name));
  return [...required, ...entries.map(({ field }) => judgeProvider(field, true))];
}

function entryOf(field: Field): Entry {
  const list = field.at("resources").list();
  const names = list.state === "known" ? list.value.map((name) => name.string()) : [];
  const gap = [list, ...names].find(({ state }) => state === "unknown");
  return {
    field,
    resources: names.flatMap((name) => (name.state === "known" ? [name.value] : [])),
    why: gap?.state === "unknown" ? gap.why : undefined,
  };
}

function judgeResource(document: Field, entries: readonly Entry[], name: string): Answer {
  const deciding = entries.find(({ resources, why }) => covers(resources, name) || why);
  if (deciding === undefined) {
    const place = document.at("resources");
    return violation(place, `nothing about ${name}`, `an entry for ${name} (CIS 1.2.27)`);
  }
  const { field, why } = deciding;
  if (!covers(deciding.resources, name) && why !== undefined) {
    return notEvaluated(field.at("resources"), why);
  }
  return judgeProvider(field, false);
}

/** `*.` stands for all resources of the core group, `*.*` for all (Kubernetes 1.27 and later). */
function covers(resources: readonly string[], name: string): boolean {
  const group = name.includes(".") ? name.slice(name.indexOf(".") + 1) : "";
  return resources.some((one) => one === name || one === `*.${group}` || one === "*.*");
}

/** Whether the provider that writes is strong; resources that nobody asked for may stay in plain text. */
function judgeProvider(entry: Field, plainAllowed: boolean): Answer {
  const providers = entry.at("providers");
  const first = providers.at(0);
  const reading = first.entries();
  if (providers.unknown !== undefined) return notEvaluated(providers, providers.unknown);
  if (reading.state === "unknown") return notEvaluated(first, reading.why);
  const [name, settings] = reading.state === "known" ? (reading.value[0] ?? []) : [];
  if (name === undefined || settings === undefined) {
    return violation(providers, "no provider", STRONG);
  }
  if (name === "identity") {
    return plainAllowed ? pass : violation(first, "identity, plain text, first", STRONG);
  }
  if (settings.unknown !== undefined) return notEvaluated(settings, settings.unknown);
  if (name === "secretbox") return pass;
  if (name === "kms") return judgeKms(settings);
  return name === "aesgcm" ? judgeGcm(settings) : violation(first, `${name} first`, STRONG);
}

function judgeKms(settings: Field): Answer {
  const version = settings.at("apiVersion").string();
  if (version.state === "unknown") return notEvaluated(version.field, version.why);
  if (version.state === "known" && version.value === "v2") return pass;
  const found = version.state === "known" ? version.value : "absent (default v1)";
  return violation(version.field, `${found}, which Kubernetes 1.29 and later do not serve`, "v2");
}

/** Two hundred thousand writes with one key break AES-GCM with random nonces: a rotation leaves an older key. */
function judgeGcm(settings: Field): Answer {
  const keys = settings.at("keys");
  const list = keys.list();
  if (list.state === "unknown") return notEvaluated(keys, list.why);
  const entries = list.state === "known" ? list.value : [];
  const open = entries.find(({ unknown }) => unknown !== undefined);
  if (open?.unknown !== undefined) return notEvaluated(open, open.unknown);
  if (entries.length > 1) return pass;
  return violation(keys, "aesgcm with one key, which nothing rotates", STRONG);
}
