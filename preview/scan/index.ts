import type { RegisteredResource } from "../engine/resource";
import type { Diagnostic, Finding } from "../report/document";
import { positionText } from "../report";
import { readInputs, type InputFile } from "./files";
import { readManifest, type Location } from "./manifest";
import { propertyLine } from "./property-line";
import { isSavedPreview, readSavedPreview } from "./saved-preview";
import { NO_OPTIONS, type Scanned } from "./scanned";

/** The inputs of a scan as the resources of one stack. */
export interface ScannedStack {
  /** The root stack first, then objects in the order of files and documents. */
  readonly resources: readonly RegisteredResource[];
  readonly unreadable: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** `file:line:column` of a property of a manifest's object; nothing for other resources. */
  locate(urn: string, path: string): string | undefined;
}

const STACK_TYPE = "pulumi:pulumi:Stack";
const STACK_URN = `urn:pulumi:scan::scan::${STACK_TYPE}::scan`;

/** Reads manifests and saved previews. What cannot be read is a finding, never an exception. */
export function readStack(paths: readonly string[]): ScannedStack {
  const inputs = readInputs(paths);
  const locations = new Map<RegisteredResource, Location>();
  const scanned = inputs.files.map((file) => readFile(file, locations));
  const resources = scanned.flatMap((each) => each.resources);
  const unique = new UniqueUrns(resources);
  const byUrn = new Map<string, Location>();
  const registered = resources.map((resource) => {
    const renamed = unique.rename(resource);
    const location = locations.get(resource);
    if (location !== undefined) byUrn.set(renamed.urn, location);
    return renamed;
  });
  const hasStack = registered.some(({ type }) => type === STACK_TYPE);
  return {
    resources: hasStack ? registered : [rootStack(), ...registered.map(belowStack)],
    unreadable: [...inputs.unreadable, ...scanned.flatMap((each) => each.unreadable)],
    diagnostics: unique.diagnostics,
    locate: (urn, path) => {
      const location = byUrn.get(urn);
      return location && propertyLine(location, path);
    },
  };
}

function readFile(
  { name, text }: InputFile,
  locations: Map<RegisteredResource, Location>,
): Scanned {
  const saved = savedPreview(text);
  if (saved !== undefined) return readSavedPreview(name, saved);
  const manifest = readManifest(name, text);
  for (const [resource, location] of manifest.locations) locations.set(resource, location);
  return manifest;
}

function savedPreview(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.includes('"schemaVersion"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isSavedPreview(value) ? value : undefined;
  } catch {
    // Not JSON: the manifest reader says what is wrong with it.
    return undefined;
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

/** Keeps every object although two have the same name: the later ones get a number. */
class UniqueUrns {
  readonly diagnostics: Diagnostic[] = [];
  private readonly taken = new Map<string, RegisteredResource>();
  private readonly all: ReadonlySet<string>;

  constructor(resources: readonly RegisteredResource[]) {
    this.all = new Set(resources.map(({ urn }) => urn));
  }

  rename(resource: RegisteredResource): RegisteredResource {
    const first = this.taken.get(resource.urn);
    if (first === undefined) {
      this.taken.set(resource.urn, resource);
      return resource;
    }
    const source = positionText(resource.source);
    for (let number = 2; ; number += 1) {
      const urn = `${resource.urn}#${number}`;
      if (this.taken.has(urn) || this.all.has(urn)) continue;
      const renamed = { ...resource, urn, name: `${resource.name}#${number}` };
      this.taken.set(urn, renamed);
      const message = `${resource.type} ${resource.name} stands here and at ${positionText(first.source) || "another place"}; both are checked.`;
      this.diagnostics.push({ severity: "warning", message, urn, source });
      return renamed;
    }
  }
}
