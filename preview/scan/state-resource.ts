import type {
  RegisteredResource,
  ResourceOptions,
  SourcePosition,
  WireObject,
} from "../engine/resource";
import { isRecord } from "./json-document";
import type { Place } from "./property-lines";
import { joinPath } from "./property-path";
import { isTooDeep, NO_OPTIONS } from "./scanned";
import type { StateSecrets } from "./state-secrets";
import type { Extent } from "./text-source";

/** Where an element of a state stands. */
export interface StatePlace {
  readonly extent: Extent;
  /** Key under which the resource stands in the element; may be empty. */
  readonly prefix: string;
  /** Path of the element in the document. */
  readonly path: string;
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * A resource of a state; nothing for what is none.
 * Rule: sdk/go/common/apitype/core.go (ResourceV1 to ResourceV3); every version may leave out what is empty.
 */
export function stateResource(
  entry: unknown,
  { extent, prefix, path }: StatePlace,
  secrets: StateSecrets,
): { resource: RegisteredResource; place?: Place } | "pending deletion" | undefined {
  if (!isRecord(entry)) return undefined;
  const { urn, type } = entry;
  if (typeof urn !== "string" || typeof type !== "string") return undefined;
  const inputs = objectOf(entry["inputs"]);
  const outputs = objectOf(entry["outputs"]);
  if (inputs === undefined || outputs === undefined) return undefined;
  if (entry["delete"] === true) return "pending deletion";
  const written = positionOf(entry["sourcePosition"]);
  const source = written ?? { file: extent.source.name, line: extent.line, column: 1 };
  const where = joinPath(prefix, "inputs");
  const resource: RegisteredResource = {
    urn,
    type,
    name: urn.slice(urn.lastIndexOf("::") + 2),
    parent: textOf(entry["parent"]),
    custom: entry["custom"] === true,
    remote: false,
    external: entry["external"] === true,
    inputs: secrets.read(inputs, `${path}.${where}`),
    outputs: type === STACK ? secrets.read(outputs, `${path}.${joinPath(prefix, "outputs")}`) : {},
    id: textOf(entry["id"]),
    provider: textOf(entry["provider"]),
    options: optionsOf(entry),
    dependencies: textsOf(entry["dependencies"]),
    propertyDependencies: propertyDependenciesOf(entry["propertyDependencies"]),
    source,
  };
  // The program's line says more than the state's.
  if (written !== undefined) return { resource };
  return { resource, place: { extent, path: where, position: source, isBlock: false } };
}

const STACK = "pulumi:pulumi:Stack";

function objectOf(value: unknown): WireObject | undefined {
  if (value === undefined || value === null) return {};
  return isRecord(value) && !isTooDeep(value) ? (value as WireObject) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is string => typeof item === "string");
}

function propertyDependenciesOf(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, urns]) => [name, textsOf(urns)]));
}

function optionsOf(entry: Entry): ResourceOptions {
  const deletedWith = textOf(entry["deletedWith"]);
  return {
    ...NO_OPTIONS,
    protect: entry["protect"] === true,
    retainOnDelete: entry["retainOnDelete"] === true,
    ignoreChanges: textsOf(entry["ignoreChanges"]),
    aliases: textsOf(entry["aliases"]),
    replaceOnChanges: textsOf(entry["replaceOnChanges"]),
    additionalSecretOutputs: textsOf(entry["additionalSecretOutputs"]),
    ...(deletedWith !== "" && { deletedWith }),
  };
}

// `project:///index.ts#12,5`: a file of the project, line and column.
function positionOf(value: unknown): SourcePosition | undefined {
  const [, file, line, column = "1"] =
    /^project:\/\/\/([^#]+)#(\d+)(?:,(\d+))?$/.exec(textOf(value)) ?? [];
  if (file === undefined) return undefined;
  return { file: decoded(file), line: Number(line), column: Number(column) };
}

function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
