import type { RegisteredResource } from "../engine/resource";
import type { Diagnostic, Finding } from "../report/document";
import { inputFiles } from "./files";
import { jsonDocuments, type JsonDocument } from "./json-document";
import { NOT_JSON } from "./json-scanner";
import { readJsonObjects, readManifest } from "./manifest";
import { PropertyLines, type Place } from "./property-lines";
import { isSavedPreview, readSavedPreview } from "./saved-preview";
import { Collected, NO_OPTIONS, reasonOf, unreadable } from "./scanned";
import { isState, readState } from "./state";
import { textSource, type TextSource } from "./text-source";
import { UniqueUrns } from "./unique-urns";

/** The inputs of a scan as the resources of one stack. */
export interface ScannedStack {
  /** The root stack first, then objects in the order of files and documents. */
  readonly resources: readonly RegisteredResource[];
  readonly unreadable: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** `file:line:column` of a property of an object; nothing for resources that no text was read for. */
  locate(urn: string, path: string): string | undefined;
}

const STACK_TYPE = "pulumi:pulumi:Stack";
const STACK_URN = `urn:pulumi:scan::scan::${STACK_TYPE}::scan`;

/**
 * Reads manifests, states and saved previews. What cannot be read is a finding, never an exception. Objects are kept, texts
 * are not: an input is read piece by piece, and again where a finding names a line of it.
 *
 * @param onRead Called with the number of objects so far.
 */
export function readStack(
  paths: readonly string[],
  onRead?: (count: number) => void,
): ScannedStack {
  const inputs = inputFiles(paths);
  const collected = new Collected(onRead);
  for (const file of inputs.files) readInput(textSource(file), collected);
  const { resources } = collected;
  const unique = new UniqueUrns(resources);
  const places = new Map<string, Place>();
  const registered = resources.map((resource) => {
    const renamed = unique.rename(resource);
    const place = collected.places.get(resource);
    if (place !== undefined) places.set(renamed.urn, place);
    return renamed;
  });
  const hasStack = registered.some(({ type }) => type === STACK_TYPE);
  const lines = new PropertyLines();
  return {
    resources: hasStack ? registered : [rootStack(), ...registered.map(belowStack)],
    unreadable: [...inputs.unreadable, ...collected.unreadable],
    diagnostics: [...collected.diagnostics, ...unique.diagnostics],
    locate: (urn, path) => {
      const place = places.get(urn);
      return place && lines.find(place, path);
    },
  };
}

function readInput(source: TextSource, collected: Collected): void {
  const forget = collected.mark();
  try {
    if (beginsWithBrace(source)) {
      for (const document of jsonDocuments(source)) readJson(document, collected);
    } else {
      readManifest(source, collected);
    }
  } catch (error) {
    if (error === NOT_JSON) {
      forget();
      readYamlInput(source, collected);
    } else {
      collected.refuse(unreadable(source.name, "", reasonOf(error), "a YAML or JSON file"));
    }
  }
}

function readYamlInput(source: TextSource, collected: Collected): void {
  try {
    readManifest(source, collected);
  } catch (error) {
    collected.refuse(unreadable(source.name, "", reasonOf(error), "a YAML or JSON file"));
  }
}

function beginsWithBrace(source: TextSource): boolean {
  for (const piece of source.pieces(() => 0)) {
    const [first] = /[^\s\ufeff]/.exec(piece.toString("utf8", 0, 1024)) ?? [];
    return first === "{";
  }
  return false;
}

function readJson(document: JsonDocument, collected: Collected): void {
  for (const finding of document.unreadable) collected.refuse(finding);
  const { value, extent } = document;
  if (isSavedPreview(value)) readSavedPreview(extent.source.name, value, collected);
  else if (isState(value)) readState(document, collected);
  else if (document.unreadable.length === 0 || Object.keys(value).length > 0) {
    readJsonObjects(document, collected);
  }
}

function rootStack(): RegisteredResource {
  return {
    urn: STACK_URN,
    type: STACK_TYPE,
    name: "scan",
    parent: "",
    custom: false,
    remote: false,
    external: false,
    inputs: {},
    outputs: {},
    id: "",
    provider: "",
    options: NO_OPTIONS,
    dependencies: [],
    propertyDependencies: {},
  };
}

function belowStack(resource: RegisteredResource): RegisteredResource {
  return resource.parent === "" ? { ...resource, parent: STACK_URN } : resource;
}
