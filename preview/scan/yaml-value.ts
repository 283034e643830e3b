import type { Finding } from "../report/document";
import { readBlockYaml } from "./block-yaml";
import { unreadable } from "./scanned";
import type { Extent } from "./text-source";
import { parseYaml, type YamlDocument } from "./yaml-document";

export type YamlValue =
  /** The value of a document, the offset at which it begins, and whether it is plain block YAML. */
  | { readonly value: unknown; readonly start: number; readonly isBlock: boolean }
  | { readonly finding: Finding }
  | "empty";

/** The value of a document; a finding that names the line for one that is none. */
export function readYaml(text: string, extent: Extent): Exclude<YamlValue, "empty"> {
  const read = readDocument(text, extent);
  return read === "empty" ? { value: null, start: 0, isBlock: false } : read;
}

/** As `readYaml`, telling a document of comments alone from one that says `null`. */
export function readDocument(text: string, extent: Extent): YamlValue {
  const block = readBlockYaml(text);
  if (block !== undefined) return block.value === null ? "empty" : { ...block, isBlock: true };
  const yaml = parseYaml(text);
  const error = yaml.document.errors[0];
  if (error !== undefined) {
    const reason = error.message.split(/ at line|\n/)[0] ?? "";
    return refusal(extent, yaml, error.pos[0], `no valid YAML (${reason})`, "YAML or JSON");
  }
  const { contents } = yaml.document;
  if (contents === null) return "empty";
  const start = contents.range[0];
  if ("source" in contents && contents.source === "") return "empty";
  try {
    return { value: yaml.document.toJS() as unknown, start, isBlock: false };
  } catch (cause) {
    // Aliases that expand without bound are refused by the YAML library while the value is built.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const found = `a document that cannot be built (${reason})`;
    return refusal(extent, yaml, start, found, "plain data");
  }
}

function refusal(
  { source, line: first }: Extent,
  { lines }: YamlDocument,
  offset: number,
  found: string,
  wanted: string,
): { readonly finding: Finding } {
  const line = first + Math.max(1, lines.linePos(offset).line) - 1;
  return { finding: unreadable(`${source.name}:${line}`, "", found, wanted) };
}
