import { isObject, mapped, SECRET, SIGNATURE } from "../engine/wire";
import type { WireValue } from "../engine/resource";
import type { ControlEntry, Finding, RemediationEntry, ReportDocument } from "./document";
import { isFailing } from "./failing";

/**
 * The report as engine events, one JSON object a line and piece, as `pulumi policy analyze --json` writes them: a
 * `policyRemediationEvent` for each remediation that a policy applied and a `policyEvent` for one that could not run, a
 * `policyEvent` for each open finding, and a `summaryEvent` at the end.
 * Rule: sdk/go/common/apitype/events.go (names), pkg/backend/display/events.go (values).
 *
 * @param seconds Time of the events, in seconds since 1970.
 */
export function* eventLines(report: ReportDocument, seconds: number): Iterable<string> {
  const controls = new Map(report.controls.map((control) => [control.id, control]));
  let sequence = 0;
  const line = (payload: object) =>
    `${JSON.stringify({ sequence: sequence++, timestamp: seconds, ...payload })}\n`;
  for (const remediation of report.remediations ?? []) {
    yield line(remediationEvent(remediation, report));
  }
  for (const finding of report.findings) {
    if (finding.status === "exempt") continue;
    yield line(findingEvent(finding, controls.get(finding.control), report));
  }
  yield line(summaryEvent(report));
}

function remediationEvent(remediation: RemediationEntry, report: ReportDocument) {
  const { urn, policy, failure, before = {}, after = {} } = remediation;
  if (failure !== "") {
    return {
      policyEvent: {
        ...resource(urn),
        message: failure,
        ...policyOf(policy, report),
        enforcementLevel: "advisory",
      },
    };
  }
  return {
    policyRemediationEvent: {
      ...resource(urn),
      ...policyOf(policy, report),
      ...withMembers("before", before),
      ...withMembers("after", after),
    },
  };
}

function findingEvent(
  { urn, message, control: id, level, severity }: Finding,
  control: ControlEntry | undefined,
  report: ReportDocument,
) {
  const { title = "", remediation = "" } = control ?? {};
  return {
    policyEvent: {
      ...resource(urn),
      message: [title, message, remediation].filter((part) => part !== "").join("\n"),
      ...policyOf(id, report),
      enforcementLevel: level,
      ...(severity !== "" && { severity }),
    },
  };
}

function resource(urn: string) {
  return urn !== "" && { resourceUrn: urn };
}

function policyOf(
  policyName: string,
  { policyPack: { name, version } = { name: "", version: "" } }: ReportDocument,
) {
  return {
    color: "",
    policyName,
    policyPackName: name,
    policyPackVersion: version,
    policyPackVersionTag: version,
  };
}

/** Inputs, which the engine leaves out where there are none. */
function withMembers(key: string, inputs: Readonly<Record<string, unknown>>) {
  return Object.keys(inputs).length > 0 && { [key]: blinded(inputs as WireValue) };
}

/** Values of a report with secrets in the place and the form in which the engine hides them. */
function blinded(value: WireValue): WireValue {
  if (isObject(value) && value["$secret"] === true) {
    return { [SIGNATURE]: SECRET, ciphertext: "[secret]" };
  }
  return mapped(value, blinded);
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
