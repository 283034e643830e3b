import type { ControlEntry, Finding, ReportDocument } from "./document";
import { isFailing } from "./failing";

/**
 * The report as engine events, one JSON object a line, as `pulumi policy analyze --json` writes them: a `policyEvent` for each
 * open finding and a `summaryEvent` at the end.
 *
 * @param seconds Time of the events, in seconds since 1970.
 */
export function formatEvents(report: ReportDocument, seconds: number): string {
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  const open = report.findings.filter(({ status }) => status !== "exempt");
  const payloads = [
    ...open.map((finding) => policyEvent(finding, controls.get(finding.control), report)),
    summaryEvent(report),
  ];
  return payloads
    .map((payload, sequence) => JSON.stringify({ sequence, timestamp: seconds, ...payload }))
    .map((line) => `${line}\n`)
    .join("");
}

function policyEvent(
  { urn, message, control: id, level, severity }: Finding,
  control: ControlEntry | undefined,
  { policyPack = { name: "", version: "" } }: ReportDocument,
) {
  const { title = "", remediation = "" } = control ?? {};
  return {
    policyEvent: {
      ...(urn !== "" && { resourceUrn: urn }),
      message: [title, message, remediation].filter((part) => part !== "").join("\n"),
      color: "",
      policyName: id,
      policyPackName: policyPack.name,
      policyPackVersion: policyPack.version,
      policyPackVersionTag: policyPack.version,
      enforcementLevel: level,
      ...(severity !== "" && { severity }),
    },
  };
}

function summaryEvent({ findings, policyPack }: ReportDocument) {
  return {
    summaryEvent: {
      maybeCorrupt: false,
      durationSeconds: 0,
      resourceChanges: {},
      // The engine writes this key with capitals, for the sake of its earlier readers.
      PolicyPacks: policyPack === undefined ? {} : { [policyPack.name]: policyPack.version },
      isPreview: false,
      result: findings.some(isFailing) ? "failed" : "succeeded",
    },
  };
}
