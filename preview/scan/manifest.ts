import type { RegisteredResource, SourcePosition, WireObject } from "../engine/resource";
import { documentsOf, type DocumentBytes } from "./documents";
import { isRecord, type JsonDocument } from "./json-document";
import { withKustomizeDefaults } from "./kustomization";
import { documentText, LocatedText, type Place } from "./property-lines";
import { itemOf, joinPath } from "./property-path";
import { DEEPEST, isTooDeep, NO_OPTIONS, reasonOf, unreadable, type Collected } from "./scanned";
import type { Extent, TextSource } from "./text-source";
import { readYamlList } from "./yaml-list";
import { readDocument } from "./yaml-value";

/** Reads the Kubernetes objects of a YAML text. A document that is none becomes a finding; the others are kept. */
export function readManifest(source: TextSource, collected: Collected): void {
  for (const document of documentsOf(source)) {
    try {
      readYamlObjects(document, collected);
    } catch (error) {
      const place = `${source.name}:${document.line}`;
      collected.refuse(unreadable(place, "", reasonOf(error), "a YAML or JSON file"));
    }
  }
}

function readYamlObjects(document: DocumentBytes, collected: Collected): void {
  const { source, start, length, line } = document;
  const text = documentText(document.bytes);
  const list = readYamlList(document, text);
  if (list !== undefined) {
    new ObjectReader(collected, templateOf(list.head), list.place).read(list.value, "");
    return;
  }
  const read = readDocument(text, document);
  if (read === "empty") return;
  if ("finding" in read) {
    collected.refuse(read.finding);
    return;
  }
  const extent = { source, start, length, line };
  const { isBlock } = read;
  let located: LocatedText | undefined;
  const head = text.slice(0, read.start);
  const file = source.name;
  const first = {
    file,
    line: line + linesAbove(head),
    column: head.length - head.lastIndexOf("\n"),
  };
  new ObjectReader(collected, templateOf(head), (path) => {
    if (path === "") return { extent, path, position: first, isBlock };
    located ??= new LocatedText(text, line, isBlock);
    return { extent, path, position: { ...first, ...located.position(path) }, isBlock };
  }).read(withKustomizeDefaults(file, read.value), "");
}

function linesAbove(head: string): number {
  return head === "" ? 0 : head.split("\n").length - 1;
}

/** Reads a Kubernetes object of JSON, or those of a list. */
export function readJsonObjects(
  { value, extent, elements }: JsonDocument,
  collected: Collected,
): void {
  const items = elements.get("items") ?? [];
  new ObjectReader(collected, undefined, (path) => {
    const named = itemOf(path);
    const item = named && items[named.index];
    return item === undefined ? placeOf(extent, path) : placeOf(item, named?.rest ?? "");
  }).read(value, "");
}

function placeOf(extent: Extent, path: string): Place {
  const { source, start, line } = extent;
  const before = path === "" ? undefined : source.read(start, extent.length);
  const located = before && new LocatedText(documentText(before), line, false).position(path);
  const position = { file: source.name, line, column: 1, ...located };
  return { extent, path, position, isBlock: false };
}

// `helm template` writes above every object which template it comes from, and no line of it.
function templateOf(head: string): SourcePosition | undefined {
  const file = head === "" ? undefined : /^# Source: (\S.*?)\s*$/m.exec(head)?.[1];
  return file === undefined ? undefined : { file, line: 1, column: 1 };
}

class ObjectReader {
  constructor(
    private readonly collected: Collected,
    private readonly template: SourcePosition | undefined,
    private readonly place: (path: string) => Place,
  ) {}

  /** Reads one object, or the objects of a list such as `kind: List` or `kind: PodList`. */
  read(value: unknown, path: string): void {
    if (!isRecord(value)) {
      this.refuse(path, "", describe(value), "a Kubernetes object");
      return;
    }
    const { apiVersion, kind } = value;
    for (const [name, text] of Object.entries({ apiVersion, kind })) {
      if (typeof text === "string" && text !== "") continue;
      const found = text === undefined ? "nothing" : JSON.stringify(text);
      this.refuse(path, name, found, "text: every Kubernetes object has it");
      return;
    }
    if (String(kind).endsWith("List") && Array.isArray(value["items"])) {
      const items: readonly unknown[] = value["items"];
      items.forEach((item, index) => {
        // One that is broken has its finding already.
        if (item !== undefined) this.read(item, joinPath(path, `items[${index}]`));
      });
    } else if (kind === "List") {
      this.refuse(path, "items", "no list", "a list of objects");
    } else if (isTooDeep(value)) {
      this.refuse(path, "", `more than ${DEEPEST} levels`, "fewer: no Kubernetes object has them");
    } else {
      this.keep(value as WireObject, path);
    }
  }

  private keep(object: WireObject, path: string): void {
    const type = typeToken(String(object["apiVersion"]), String(object["kind"]));
    const name = nameOf(object);
    const place = this.place(path);
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
      source: place.position,
      ...(this.template && { librarySource: this.template }),
    };
    this.collected.keep(resource, place);
  }

  private refuse(path: string, name: string, found: string, wanted: string): void {
    const { position } = this.place(path);
    const where = `${position.file}:${position.line}`;
    this.collected.refuse(unreadable(where, joinPath(path, name), found, wanted));
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

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
