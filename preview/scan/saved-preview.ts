import { isObject, secret, UNKNOWN } from "../engine/wire";
import type { RegisteredResource, SourcePosition, WireObject, WireValue } from "../engine/resource";
import type { ResourceEntry } from "../report/document";
import { isRecord } from "./json-document";
import { isTooDeep, NO_OPTIONS, unreadable, type Collected } from "./scanned";

/** True for what `preview --format json` writes, whatever its version. */
export function isSavedPreview(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && "schemaVersion" in value && isRecord(value["tool"]);
}

/** Keeps the resources of a saved preview. Its findings are not taken over: the pack judges anew. */
export function readSavedPreview(
  file: string,
  document: Readonly<Record<string, unknown>>,
  collected: Collected,
): void {
  const { schemaVersion, resources } = document;
  const wanted = "what `preview --format json` writes";
  if (schemaVersion !== 1) {
    const found = JSON.stringify(schemaVersion);
    collected.refuse(unreadable(file, "schemaVersion", found, "1"));
    return;
  }
  if (!Array.isArray(resources)) {
    collected.refuse(unreadable(file, "resources", "no list", wanted));
    return;
  }
  const entries: readonly unknown[] = resources;
  entries.forEach((entry, index) => {
    if (isEntry(entry)) collected.keep(resourceOf(entry));
    // One that is no JSON has its finding already.
    else if (entry !== undefined) {
      collected.refuse(unreadable(file, `resources[${index}]`, "no resource", wanted));
    }
  });
}

function isEntry(value: unknown): value is ResourceEntry {
  return (
    isRecord(value) &&
    ["urn", "type", "name", "parent", "provider", "source"].every(
      (key) => typeof value[key] === "string",
    ) &&
    typeof value["custom"] === "boolean" &&
    isRecord(value["inputs"]) &&
    !isTooDeep(value["inputs"]) &&
    isRecord(value["options"]) &&
    isTexts(value["dependencies"]) &&
    isRecord(value["propertyDependencies"]) &&
    Object.values(value["propertyDependencies"]).every(isTexts)
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function resourceOf(entry: ResourceEntry): RegisteredResource {
  const { protect, ignoreChanges, aliases, retainOnDelete, replaceOnChanges } = entry.options;
  const source = positionOf(entry.source);
  const librarySource = positionOf(entry.librarySource ?? "");
  return {
    urn: entry.urn,
    type: entry.type,
    name: entry.name,
    parent: entry.parent,
    custom: entry.custom,
    remote: false,
    external: false,
    inputs: withSecrets(entry.inputs as WireObject) as WireObject,
    outputs: {},
    id: "",
    provider: entry.provider,
    options: {
      ...NO_OPTIONS,
      protect: protect === true,
      retainOnDelete: retainOnDelete === true,
      ignoreChanges: isTexts(ignoreChanges) ? ignoreChanges : [],
      aliases: isTexts(aliases) ? aliases : [],
      replaceOnChanges: isTexts(replaceOnChanges) ? replaceOnChanges : [],
    },
    dependencies: entry.dependencies,
    propertyDependencies: entry.propertyDependencies,
    ...(source && { source }),
    ...(librarySource && { librarySource }),
  };
}

/** A report hides secrets: what they were cannot be known any more, only that they were secret. */
function withSecrets(value: WireValue): WireValue {
  if (Array.isArray(value)) return value.map((item: WireValue) => withSecrets(item));
  if (!isObject(value)) return value;
  if (value["$secret"] === true && Object.keys(value).length === 1) return secret(UNKNOWN);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSecrets(item)]));
}

function positionOf(text: string): SourcePosition | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(text) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}
