import { createRequire } from "node:module";
import type { ReportDocument } from "./document";
import { eventLines } from "./events";
import { evidencePieces } from "./evidence";
import { formatGithub } from "./github";
import type * as page from "./html";
import { jsonReport } from "./json";
import { junitPieces } from "./junit";
import { formatMarkdown } from "./markdown";
import { sarifLog } from "./sarif";
import { textPieces } from "./text";

/** Where and how a report is written. */
export interface FormatOptions {
  /** For `text`. */
  readonly colours: boolean;
  /** For `text`: whether to tell the monthly cost. */
  readonly cost?: boolean;
  /** Folder that sources are relative to, seen from the folder in which the command was given. */
  readonly folder: string;
  /** For `events`: seconds since 1970. */
  readonly seconds: number;
  /** For `html`: SVG of the network and its trust; absent or empty where there is nothing to draw. */
  readonly picture?: string;
}

/** A text as a whole, or its pieces. */
type Formatter = (report: ReportDocument, options: FormatOptions) => string | Iterable<string>;

const FORMATTERS = {
  text: (report, { colours, cost = false }) => textPieces(report, { colours, cost }),
  json: jsonReport,
  sarif: (report, { folder }) => sarifLog(report, folder),
  junit: junitPieces,
  html: (report, { picture }) => {
    // Only who asks for a page waits for what it is made of.
    const { formatHtml } = createRequire(__filename)("./html") as typeof page;
    return formatHtml(report, picture);
  },
  markdown: formatMarkdown,
  github: (report, { folder }) => formatGithub(report, folder),
  events: (report, { seconds }) => eventLines(report, seconds),
  evidence: evidencePieces,
} as const satisfies Readonly<Record<string, Formatter>>;

export type Format = keyof typeof FORMATTERS;

export const FORMATS = Object.keys(FORMATTERS) as readonly Format[];

export function formatReport(
  report: ReportDocument,
  format: Format,
  options: FormatOptions,
): string {
  return [...reportPieces(report, format, options)].join("");
}

/** The same as pieces of any length, made one after the other as they are asked for. */
export function reportPieces(
  report: ReportDocument,
  format: Format,
  options: FormatOptions,
): Iterable<string> {
  const formatter: Formatter = FORMATTERS[format];
  const text = formatter(report, options);
  return typeof text === "string" ? [text] : text;
}
