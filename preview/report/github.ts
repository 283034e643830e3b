import type { Finding, ReportDocument } from "./document";
import { isFailing } from "./failing";
import { Places } from "./place";
import { summarySentence } from "./summary";
import { visible } from "./visible";

type Command = "error" | "warning" | "notice";

/** GitHub shows at most ten annotations of a kind for each step of a workflow, and drops the others without a word. */
const SHOWN = 10;

const SEVERITIES = ["critical", "high", "medium", "low", ""];

/**
 * The report as workflow commands of GitHub Actions: an error for what fails the run, a warning for an advisory violation, a
 * notice for what could not be evaluated. Where there are more than GitHub shows, the last one of the kind says how many.
 *
 * @param folder Folder that sources are relative to, seen from the repository's root.
 */
export function formatGithub(report: ReportDocument, folder: string): string {
  const places = new Places(report, folder);
  const open = report.findings.filter(
    ({ status, acceptedSince }) => status !== "exempt" && acceptedSince === undefined,
  );
  const lines = (["error", "warning", "notice"] as const).flatMap((command) => {
    const own = open.filter((finding) => commandOf(finding) === command).sort(bySeverity);
    return limited(own, command, places);
  });
  return `${[...lines, inert(summarySentence(report))].join("\n")}\n`;
}

function commandOf(finding: Finding): Command {
  if (isFailing(finding)) return "error";
  return finding.status === "violation" ? "warning" : "notice";
}

function bySeverity(left: Finding, right: Finding): number {
  return SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity);
}

function limited(
  findings: readonly Finding[],
  command: Command,
  places: Places,
): readonly string[] {
  const annotate = (finding: Finding) => annotation(finding, command, places);
  if (findings.length <= SHOWN) return findings.map(annotate);
  const others = findings.length - SHOWN + 1;
  const rest = `${others} more findings of this kind are in the report (--format text, sarif or markdown).`;
  return [...findings.slice(0, SHOWN - 1).map(annotate), `::${command} title=and others::${rest}`];
}

function annotation(finding: Finding, command: Command, places: Places): string {
  const place = places.of(finding);
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ["file", place?.file],
    ["line", place?.line],
    ["col", place?.column],
    ["title", finding.control],
  ];
  const written = properties
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
    )
    .join(",");
  return `::${command} ${written}::${escapeData(finding.message)}`;
}

// As the toolkit of GitHub Actions escapes them: a line break would end the command and begin another.
function escapeData(text: string): string {
  return visible(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line that is no command, whatever names it holds. */
function inert(line: string): string {
  return visible(line)
    .replace(/[\r\n]+/g, " ")
    .replace(/^\s*(?=::|##\[)/, "- ");
}
