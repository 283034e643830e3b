import type { RegisteredResource, SourcePosition } from "../engine/resource";
import type { PackInfo, PolicyDiagnostic } from "../policy/analyzer";
import type { PolicyOutcome } from "../policy/drive";
import type {
  ControlEntry,
  Diagnostic,
  Finding,
  ReportDocument,
  ResourceEntry,
  Summary,
} from "./document";
import { inOrder } from "./order";
import { remediationEntries, replacedInputs } from "./remediations";
import { Secrets } from "./secrets";

/** Everything that a report is made of. */
export interface RunRecord {
  readonly version: string;
  readonly project: string;
  readonly stack: string;
  /** YYYY-MM-DD; used when the pack does not tell the date that it judged against. */
  readonly asOf: string;
  readonly resources: readonly RegisteredResource[];
  readonly diagnostics: readonly Diagnostic[];
  readonly outcome: PolicyOutcome;
  readonly programMs: number;
  /** Findings that no policy made, such as inputs that could not be read. */
  readonly findings?: readonly Finding[];
  /** A better place for a finding than its resource's: the line of a property. */
  readonly locate?: (urn: string, path: string) => string | undefined;
}

export function buildReport(run: RunRecord): ReportDocument {
  const { evaluations, durationMs, remediations: applied } = run.outcome;
  const secrets = new Secrets([
    ...run.resources.map(({ inputs }) => inputs),
    ...replacedInputs(applied),
  ]);
  const remediations = remediationEntries(applied, secrets);
  const byUrn = new Map(run.resources.map((resource) => [resource.urn, resource]));
  const place = (finding: Omit<Finding, "source" | "librarySource">) =>
    placed(secrets.hide(finding), byUrn.get(finding.urn), run.locate);
  const derived = derivedFindings(run.outcome, byUrn);
  // Sorted before their places are told: those of one document are found at once.
  const findings = inOrderOf(run.resources, [...(evaluations?.findings ?? []), ...derived]);
  const all = [...(run.findings ?? []), ...findings.map(place)];
  const controls = described(run.outcome.pack, [
    ...(evaluations?.controls ?? []),
    ...derivedControls(run.outcome, derived),
  ]);
  return {
    schemaVersion: 1,
    tool: { name: "hardened-cluster", version: run.version },
    policyPack: { name: run.outcome.pack.name, version: run.outcome.pack.version },
    project: run.project,
    stack: run.stack,
    asOf: evaluations?.asOf ?? run.asOf,
    targetKubernetesVersion: evaluations?.targetKubernetesVersion ?? "",
    resources: run.resources.map((resource) => resourceEntry(resource, secrets)),
    controls,
    findings: all,
    ...(evaluations?.exemptions && { exemptions: secrets.hideIn(evaluations.exemptions) }),
    ...(evaluations?.administrators && {
      administrators: secrets.hideIn(evaluations.administrators),
    }),
    ...(remediations.length > 0 && { remediations }),
    diagnostics: [
      ...run.diagnostics,
      ...remediations.map(({ urn, policy, description, failure }): Diagnostic => {
        const source = positionText(byUrn.get(urn)?.source);
        return failure === ""
          ? { severity: "info", message: `Remediated by ${policy}: ${description}`, urn, source }
          : {
              severity: "warning",
              message: `${policy} could not remediate: ${failure}`,
              urn,
              source,
            };
      }),
    ],
    summary: summaryOf(run, controls, all, durationMs),
  };
}

/** The controls with what the pack says of them. */
function described({ policies }: PackInfo, controls: readonly ControlEntry[]): ControlEntry[] {
  const byName = new Map(policies.map((policy) => [policy.name, policy]));
  return controls.map(({ id, ...counts }) => {
    const { description = "", remediation = "", url = "" } = byName.get(id) ?? {};
    return { id, title: description, remediation, url, ...counts };
  });
}

/** `file:line:column`, or empty. */
export function positionText(position: SourcePosition | undefined): string {
  return position === undefined ? "" : `${position.file}:${position.line}:${position.column}`;
}

/** Findings in the order in which their resources were registered, whatever order the pack came to them in. */
function inOrderOf(
  resources: readonly RegisteredResource[],
  findings: readonly UnplacedFinding[],
): readonly UnplacedFinding[] {
  const ranks = new Map(resources.map(({ urn }, index) => [urn, index]));
  return inOrder(findings, ({ urn }) => ranks.get(urn) ?? resources.length);
}

function resourceEntry(resource: RegisteredResource, secrets: Secrets): ResourceEntry {
  const { options, librarySource } = resource;
  let inputs: ResourceEntry["inputs"] | undefined;
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    parent: resource.parent,
    custom: resource.custom,
    provider: resource.provider,
    // Most formats have no place for them, and a copy for each of many thousand resources takes room.
    get inputs() {
      return (inputs ??= secrets.shown(resource.inputs));
    },
    options: {
      protect: options.protect,
      ignoreChanges: options.ignoreChanges,
      aliases: options.aliases,
      retainOnDelete: options.retainOnDelete,
      replaceOnChanges: options.replaceOnChanges,
    },
    dependencies: resource.dependencies,
    propertyDependencies: resource.propertyDependencies,
    source: positionText(resource.source),
    ...(librarySource && { librarySource: positionText(librarySource) }),
  };
}

type UnplacedFinding = Omit<Finding, "source" | "librarySource">;

function placed(
  finding: UnplacedFinding,
  resource: RegisteredResource | undefined,
  locate: RunRecord["locate"],
): Finding {
  const source = locate?.(finding.urn, finding.path) ?? positionText(resource?.source);
  const library = resource?.librarySource;
  return library === undefined
    ? { ...finding, source }
    : { ...finding, source, librarySource: positionText(library) };
}

// A pack that is not ours only has diagnostics; ours repeats its findings as diagnostics for the engine's sake.
function derivedFindings(
  outcome: PolicyOutcome,
  byUrn: ReadonlyMap<string, RegisteredResource>,
): readonly UnplacedFinding[] {
  if (outcome.evaluations !== undefined) return [];
  return outcome.diagnostics
    .filter(({ level }) => level !== "disabled")
    .map((diagnostic) => findingOf(diagnostic, byUrn.get(diagnostic.urn)));
}

// The policy SDK's words for a rule that read an unknown value.
const CANNOT_RUN = /^can't run policy '.*' from policy pack '.*' during preview: ([^]*)$/;

function findingOf(
  { policy, level, message, severity, urn }: PolicyDiagnostic,
  resource: RegisteredResource | undefined,
): UnplacedFinding {
  const unknown = CANNOT_RUN.exec(message)?.[1];
  return {
    control: policy,
    status: unknown === undefined ? "violation" : "notEvaluated",
    level: level === "advisory" ? "advisory" : "mandatory",
    severity,
    urn,
    path: "",
    found: "",
    wanted: "",
    message: message.replaceAll("\n", " "),
    fingerprint: `${policy}|${resource === undefined ? "" : `${resource.type}::${resource.name}`}|`,
    reason: unknown ?? "",
    owner: "",
    expires: "",
  };
}

/** What can be said of policies that only report: how often they objected, not how often they passed. */
function derivedControls(
  { evaluations, pack, levels }: PolicyOutcome,
  findings: readonly UnplacedFinding[],
): readonly ControlEntry[] {
  if (evaluations !== undefined) return [];
  return pack.policies.map(({ name, level }) => {
    const own = findings.filter(({ control }) => control === name);
    const violation = own.filter(({ status }) => status === "violation").length;
    return {
      id: name,
      level: levels[name] ?? level,
      evaluated: own.length,
      pass: 0,
      violation,
      notEvaluated: own.length - violation,
      exempt: 0,
      resources: [...new Set(own.map(({ urn }) => urn))].filter((urn) => urn !== ""),
    };
  });
}

function summaryOf(
  run: RunRecord,
  controls: readonly ControlEntry[],
  findings: readonly Finding[],
  policyMs: number,
): Summary {
  const total = (count: (control: ControlEntry) => number) =>
    controls.reduce((sum, control) => sum + count(control), 0);
  const withStatus = { violation: 0, notEvaluated: 0, exempt: 0 };
  for (const { status } of findings) withStatus[status] += 1;
  return {
    resources: run.resources.length,
    controls: controls.length,
    evaluations: total(({ evaluated }) => evaluated),
    pass: total(({ pass }) => pass),
    ...withStatus,
    durationMs: { program: Math.round(run.programMs), policy: Math.round(policyMs) },
  };
}
