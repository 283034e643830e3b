import { parseDocument } from "yaml";

/**
 * The value of one document of YAML or JSON; nothing for a text that is neither, that holds several, or that uses tags or
 * aliases: those make values that are no trees.
 */
export function valueOfYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}
