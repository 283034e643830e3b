import { LineCounter, parseDocument, type Document, type Tags } from "yaml";

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

export interface YamlDocument {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** One document with the places of its nodes, whatever of YAML it uses. */
export function parseYaml(text: string): YamlDocument {
  const lines = new LineCounter();
  return { document: parseDocument(text, { ...PARSING, lineCounter: lines }), lines };
}

/** The value of a short text: of what Kubernetes reads as a number, or of a collection on one line. Nothing for an error. */
export function parseScalar(text: string): unknown {
  const document = parseDocument(text, PARSING);
  return document.errors.length > 0 ? undefined : document.toJS();
}
