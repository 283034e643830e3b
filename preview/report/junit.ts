import type { ControlEntry, Finding, ReportDocument } from "./document";
import { isFailing } from "./failing";
import { groupBy } from "./group-by";
import { typeAndName } from "./resource-name";
import { element, escapeXml, startTag } from "./xml";

/**
 * The report as JUnit XML in pieces, as Jenkins, GitLab and others read it: a suite for each control, a case for each resource that it
 * judged. What fails the run is a failure (an input that could not be read: an error); what could not be evaluated, is exempt or
 * accepted is skipped; an advisory violation passes and says so in its output.
 */
export function* junitPieces(report: ReportDocument): Iterable<string> {
  const byControl = groupBy(report.findings, ({ control }) => control);
  const known = new Set(report.controls.map(({ id }) => id));
  const name = `${report.tool.name} ${report.project}/${report.stack}`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${startTag("testsuites", { name })}`;
  for (const control of report.controls) {
    if (control.evaluated > 0) yield `\n${suiteOf(control, byControl.get(control.id) ?? [])}`;
  }
  for (const [id, findings] of byControl) {
    if (known.has(id)) continue;
    yield `\n${suite(id, findings.map(errorCase), findings.length, "errors")}`;
  }
  yield "\n</testsuites>\n";
}

function suiteOf({ id, resources }: ControlEntry, findings: readonly Finding[]): string {
  const byUrn = groupBy(findings, ({ urn }) => urn);
  const judged = new Set([...resources, ...byUrn.keys()]);
  const cases = [...judged].map((urn) => testCase(id, urn, byUrn.get(urn) ?? []));
  const failing = [...byUrn.values()].filter((own) => own.some(isFailing)).length;
  return suite(id, cases, failing, "failures");
}

function suite(
  name: string,
  cases: readonly string[],
  bad: number,
  kind: "failures" | "errors",
): string {
  const attributes = { name, tests: cases.length, [kind]: bad };
  return element("testsuite", attributes, [...cases.map((each) => `\n  ${each}`), "\n"]);
}

function testCase(control: string, urn: string, findings: readonly Finding[]): string {
  const { type, name } = typeAndName(urn);
  const failing = findings.filter(isFailing);
  const open = findings.filter((finding) => !isFailing(finding));
  const skipped = open.filter(isSkipped);
  const advisory = open.filter((finding) => !isSkipped(finding));
  const attributes = { classname: control, name: type === "" ? urn : `${name} (${type})` };
  return element("testcase", { ...attributes, name: attributes.name || "stack" }, [
    ...(failing.length === 0 && advisory.length === 0 ? skippedPart(skipped) : []),
    ...failing.map((finding) => element("failure", about(finding), [details(finding)])),
    ...advisory.map((finding) => element("system-out", {}, [details(finding)])),
  ]);
}

function isSkipped({ status, acceptedSince }: Finding): boolean {
  return status !== "violation" || acceptedSince !== undefined;
}

function skippedPart(findings: readonly Finding[]): readonly string[] {
  const texts = findings.map(details);
  return texts.length === 0 ? [] : [element("skipped", {}, [texts.join("&#10;")])];
}

function errorCase(finding: Finding): string {
  const attributes = { classname: finding.control, name: finding.source || finding.fingerprint };
  return element("testcase", attributes, [element("error", about(finding), [details(finding)])]);
}

function about({ message, severity, level }: Finding) {
  return { type: severity === "" ? level : `${level}, ${severity}`, message };
}

function details(finding: Finding): string {
  const { status, message, source, reason, owner, expires, acceptedSince } = finding;
  const why = status === "exempt" ? `Exempt until ${expires} (${owner}): ${reason}` : "";
  const accepted = acceptedSince && `Accepted by the baseline since ${acceptedSince}.`;
  return escapeXml([message, why, accepted, source].filter(Boolean).join("\n"));
}
