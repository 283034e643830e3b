import {
  isMap,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type Tags,
  type YAMLMap,
} from "yaml";
import type { RegisteredResource, SourcePosition, WireObject } from "../engine/resource";
import type { Finding } from "../report/document";
import { DEEPEST, isTooDeep, NO_OPTIONS, unreadable, type Scanned } from "./scanned";

/** Where an object stands in its file, so that a property of it can be found again. */
export interface Location {
  readonly file: string;
  readonly document: Document.Parsed;
  readonly node: YAMLMap;
  readonly lines: LineCounter;
}

export interface ManifestObjects extends Scanned {
  readonly locations: ReadonlyMap<RegisteredResource, Location>;
}

// Kubernetes reads YAML 1.1 (`yes` and `on` are true, `<<` merges), but neither dates nor numbers to the base of 60, and
// its objects hold plain data only.
const NOT_KUBERNETES = /:(timestamp|binary|set|omap|pairs)$/;
const PARSING = {
  version: "1.1",
  merge: true,
  customTags: (tags: Tags): Tags =>
    tags.filter((tag) => typeof tag === "string" || !isForeign(tag.tag, tag.format)),
} as const;

function isForeign(tag: string, format: string | undefined): boolean {
  return NOT_KUBERNETES.test(tag) || format === "TIME";
}

/** The Kubernetes objects of a YAML or JSON text. A document that is none becomes a finding; the others are kept. */
export function readManifest(file: string, text: string): ManifestObjects {
  const lines = new LineCounter();
  const resources: RegisteredResource[] = [];
  const findings: Finding[] = [];
  const locations = new Map<RegisteredResource, Location>();
  const documents = parseAllDocuments(text, { ...PARSING, lineCounter: lines });
  for (const document of "empty" in documents ? [] : documents) {
    const error = document.errors[0];
    if (error !== undefined) {
      const { line } = lines.linePos(error.pos[0]);
      const reason = error.message.split(/ at line|\n/)[0] ?? "";
      findings.push(unreadable(`${file}:${line}`, "", `no valid YAML (${reason})`, "YAML or JSON"));
      continue;
    }
    if (isEmpty(document)) continue;
    const reader = new ObjectReader({ file, document, lines });
    try {
      reader.read(document.contents, "", document.range[0]);
    } catch (error) {
      findings.push(refusal(file, lines, document, error));
      continue;
    }
    resources.push(...reader.resources);
    findings.push(...reader.findings);
    for (const [resource, location] of reader.locations) locations.set(resource, location);
  }
  return { resources, unreadable: findings, locations };
}

function isEmpty({ contents }: Document.Parsed): boolean {
  return (
    contents === null ||
    ("value" in contents && contents.value === null && !("source" in contents && contents.source))
  );
}

// Aliases that expand without bound are refused by the YAML library while the value is built.
function refusal(
  file: string,
  lines: LineCounter,
  document: Document.Parsed,
  error: unknown,
): Finding {
  const { line } = lines.linePos(document.range[0]);
  const reason = error instanceof Error ? error.message : String(error);
  return unreadable(
    `${file}:${Math.max(1, line)}`,
    "",
    `a document that cannot be built (${reason})`,
    "plain data",
  );
}

interface Origin {
  readonly file: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

class ObjectReader {
  readonly resources: RegisteredResource[] = [];
  readonly findings: Finding[] = [];
  readonly locations = new Map<RegisteredResource, Location>();

  constructor(private readonly origin: Origin) {}

  /** Reads one object, or the objects of a list such as `kind: List` or `kind: PodList`. */
  read(node: Node | null, path: string, start: number): void {
    const position = this.position(node?.range?.[0] ?? start);
    if (!isMap(node)) {
      this.refuse(position, path, describe(node), "a Kubernetes object");
      return;
    }
    const object = node.toJS(this.origin.document) as Readonly<Record<string, unknown>>;
    if (isTooDeep(object)) {
      this.refuse(
        position,
        path,
        `more than ${DEEPEST} levels`,
        "fewer: no Kubernetes object has them",
      );
      return;
    }
    const { apiVersion, kind } = object;
    for (const [name, value] of Object.entries({ apiVersion, kind })) {
      if (typeof value === "string" && value !== "") continue;
      const found = value === undefined ? "nothing" : JSON.stringify(value);
      this.refuse(position, join(path, name), found, "text: every Kubernetes object has it");
      return;
    }
    if (Array.isArray(object["items"]) && String(kind).endsWith("List")) {
      this.readItems(node, path, start);
      return;
    }
    if (kind === "List") {
      this.refuse(position, join(path, "items"), "no list", "a list of objects");
      return;
    }
    this.keep(node, object as WireObject, position);
  }

  private readItems(list: YAMLMap, path: string, start: number): void {
    const items = list.get("items", true);
    if (!isSeq(items)) return;
    items.items.forEach((item, index) => {
      this.read(item as Node | null, `${join(path, "items")}[${index}]`, start);
    });
  }

  private keep(node: YAMLMap, object: WireObject, position: SourcePosition): void {
    const type = typeToken(String(object["apiVersion"]), String(object["kind"]));
    const name = nameOf(object);
    const resource: RegisteredResource = {
      urn: `urn:pulumi:scan::scan::${type}::${name}`,
      type,
      name,
      parent: "",
      custom: true,
      remote: false,
      external: false,
      inputs: object,
      outputs: object,
      id: "",
      provider: "",
      options: NO_OPTIONS,
      dependencies: [],
      propertyDependencies: {},
      source: position,
    };
    this.resources.push(resource);
    this.locations.set(resource, { ...this.origin, node });
  }

  private refuse(position: SourcePosition, path: string, found: string, wanted: string): void {
    this.findings.push(unreadable(`${position.file}:${position.line}`, path, found, wanted));
  }

  private position(offset: number): SourcePosition {
    const { line, col } = this.origin.lines.linePos(offset);
    return { file: this.origin.file, line: Math.max(1, line), column: Math.max(1, col) };
  }
}

/** Pulumi's type token of a Kubernetes object: the API version as it is, `core/v1` for the core group. */
function typeToken(apiVersion: string, kind: string): string {
  return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

function nameOf(object: WireObject): string {
  const { metadata } = object as { readonly metadata?: unknown };
  if (typeof metadata !== "object" || metadata === null) return "(no name)";
  const { name, generateName, namespace } = metadata as Readonly<Record<string, unknown>>;
  const own =
    typeof name === "string"
      ? name
      : typeof generateName === "string"
        ? `${generateName}*`
        : "(no name)";
  return typeof namespace === "string" && namespace !== "" ? `${namespace}/${own}` : own;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function describe(node: Node | null): string {
  if (isSeq(node)) return "a list";
  const value = node === null ? null : node.toJSON();
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
