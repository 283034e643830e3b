import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import path from "node:path";
import type { Diagnostic, Finding, ReportDocument } from "./document";
import { isFailing } from "./failing";
import { jsonFile, MadeList } from "./json-pieces";
import { Places, type Place } from "./place";
import { typeAndName } from "./resource-name";
import { sarifRules, type SarifRule } from "./sarif-rules";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * The report as SARIF 2.1.0 (OASIS), in pieces. Exempt findings and those that a baseline accepts are results with a suppression; answers
 * that could not be evaluated are results of kind `open`, unless they fail the run.
 *
 * @param folder Folder that sources are relative to, seen from the repository's root.
 */
export function sarifLog(report: ReportDocument, folder: string): Iterable<string> {
  const rules = sarifRules(report);
  return jsonFile({ $schema: SCHEMA, version: "2.1.0", runs: [runOf(report, rules, folder)] });
}

function runOf(report: ReportDocument, rules: readonly SarifRule[], folder: string) {
  const { tool, project, stack, asOf, targetKubernetesVersion, policyPack } = report;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const places = new Places(report, folder);
  const fingerprint = fingerprints();
  return {
    tool: {
      driver: { name: tool.name, version: tool.version, semanticVersion: tool.version, rules },
      ...(policyPack && {
        extensions: [{ name: policyPack.name, version: policyPack.version }],
      }),
    },
    automationDetails: { id: `${tool.name}/${project}/${stack}/` },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        exitCode: report.findings.some(isFailing) ? 1 : 0,
        toolExecutionNotifications: report.diagnostics.map((each) => notification(each, places)),
      },
    ],
    results: new MadeList(report.findings, (finding) => ({
      ...resultOf(finding, indexes.get(finding.control) ?? -1, places),
      partialFingerprints: fingerprint(finding),
    })),
    properties: {
      asOf,
      targetKubernetesVersion,
      summary: report.summary,
      exemptions: report.exemptions,
      administrators: report.administrators,
    },
  };
}

function resultOf(finding: Finding, ruleIndex: number, places: Places) {
  const { control, message, path: property, found, wanted, librarySource } = finding;
  const library = places.at(librarySource);
  const suppressions = suppressionsOf(finding);
  return {
    ruleId: control,
    ruleIndex,
    ...gravityOf(finding),
    message: { text: message },
    locations: [locationOf(finding, places.of(finding))],
    ...(library && { relatedLocations: [relatedLocation(library)] }),
    ...(suppressions.length > 0 && { suppressions }),
    properties: { path: property, found, wanted, severity: finding.severity },
  };
}

/** A result that is not of kind `fail` has the level `none`. */
function gravityOf({ status, level }: Finding): { readonly kind: string; readonly level: string } {
  if (status === "notEvaluated" && level === "advisory") return { kind: "open", level: "none" };
  return { kind: "fail", level: level === "mandatory" ? "error" : "warning" };
}

function suppressionsOf({ status, reason, owner, expires, acceptedSince }: Finding) {
  if (status === "exempt") {
    const justification = `${reason} (exempt until ${expires}; ${owner})`;
    return [{ kind: "external", status: "accepted", justification }];
  }
  if (acceptedSince === undefined) return [];
  const justification = `Accepted by the baseline since ${acceptedSince}.`;
  return [{ kind: "external", status: "accepted", justification }];
}

function locationOf({ urn }: Finding, place: Place | undefined) {
  return {
    ...(place && { physicalLocation: physicalLocation(place) }),
    ...(urn !== "" && {
      logicalLocations: [
        { name: typeAndName(urn).name, fullyQualifiedName: urn, kind: "resource" },
      ],
    }),
  };
}

function relatedLocation(place: Place) {
  const message = { text: "The library registers the resource here." };
  return { id: 1, physicalLocation: physicalLocation(place), message };
}

function physicalLocation({ file, line, column }: Place) {
  return {
    artifactLocation: artifactLocation(file),
    region: { startLine: line ?? 1, ...(column !== undefined && { startColumn: column }) },
  };
}

function artifactLocation(file: string) {
  if (path.isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

const LEVEL_OF = { info: "note", warning: "warning", error: "error" } as const;

function notification({ severity, message, source }: Diagnostic, places: Places) {
  const place = places.at(source);
  return {
    level: LEVEL_OF[severity],
    message: { text: message },
    ...(place && { locations: [{ physicalLocation: physicalLocation(place) }] }),
  };
}

/**
 * Ours, and the one by which GitHub tells alerts apart, which would else be made from the text of the line: that changes with
 * every edit, and is the same for all resources that one line registers.
 */
function fingerprints(): (finding: Finding) => Readonly<Record<string, string>> {
  const seen = new Map<string, number>();
  return ({ fingerprint }) => {
    const number = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, number);
    const hash = createHash("sha256").update(fingerprint).digest("hex").slice(0, 16);
    return {
      "hardenedCluster/v1": fingerprint,
      primaryLocationLineHash: `${hash}:${number}`,
    };
  };
}
