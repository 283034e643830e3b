import type { ControlEntry, Finding, FrameworkClause, ReportDocument } from "./document";
import notes from "./evidence-notes.json";
import { groupBy } from "./group-by";
import { jsonFile } from "./json-pieces";

/**
 * What the controls of a requirement or clause amount to: the worst verdict of any; `notJudged` where the stack holds nothing
 * that they judge. Without controls: what the service does itself, or what is only documented.
 */
export type EvidenceStatus = Verdict | "notJudged" | "disabled" | "service" | "documented";

type Verdict = "met" | "unmet" | "notEvaluated" | "exempt";

export interface Note {
  readonly text: string;
  readonly source: string;
}

export interface EvidenceEntry {
  readonly status: EvidenceStatus;
  /** Ids of the controls, which `controls` of the document describes. */
  readonly controls: readonly string[];
  readonly service?: Note;
  readonly documented?: Note;
}

export interface ControlEvidence {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly status: EvidenceStatus;
  readonly resources: readonly ResourceEvidence[];
}

export interface ResourceEvidence {
  readonly urn: string;
  readonly verdict: Verdict;
  /** Message of the finding; absent where the control is met. */
  readonly message?: string;
  readonly fingerprint?: string;
  /** Who has exempted it until when, and why; since when the baseline accepts it. */
  readonly exemption?: {
    readonly reason: string;
    readonly owner: string;
    readonly expires: string;
  };
  readonly acceptedSince?: string;
}

/** The document that `--format evidence` writes. */
export interface EvidenceDocument {
  readonly schemaVersion: 1;
  readonly tool: ReportDocument["tool"];
  readonly policyPack?: ReportDocument["policyPack"];
  readonly project: string;
  readonly stack: string;
  readonly asOf: string;
  readonly targetKubernetesVersion: string;
  /** YYYY-MM-DD of what is said of services and documents. */
  readonly notesAsOf: string;
  readonly requirements: readonly (EvidenceEntry & {
    readonly id: string;
    readonly title: string;
  })[];
  readonly frameworks: readonly {
    readonly name: string;
    readonly version: string;
    readonly clauses: readonly (EvidenceEntry & { readonly clause: string })[];
  }[];
  readonly controls: readonly ControlEvidence[];
  /** As in the report; absent where the pack lists none. */
  readonly exemptions?: ReportDocument["exemptions"];
  readonly administrators?: ReportDocument["administrators"];
  /** Inputs of which nothing is known, because they could not be read. */
  readonly notJudged: readonly { readonly source: string; readonly message: string }[];
}

interface Notes {
  /** What the service does itself, for every cluster that it runs. */
  readonly service?: Note;
  readonly documented?: Note;
  /** Ids of controls that must be met for the service to do it. */
  readonly when?: readonly string[];
}

const REQUIREMENTS: readonly (Notes & { readonly id: string; readonly title: string })[] =
  notes.requirements;
const CLAUSES: readonly (Notes & FrameworkClause)[] = notes.clauses;

/** The report by requirement and by clause of each framework, as JSON in pieces. */
export function evidencePieces(report: ReportDocument): Iterable<string> {
  return jsonFile(evidenceOf(report));
}

export function evidenceOf(report: ReportDocument): EvidenceDocument {
  const findings = groupBy(report.findings, ({ control }) => control);
  const controls = report.controls.map((control) =>
    controlEvidence(control, findings.get(control.id) ?? []),
  );
  const statuses = new Map(controls.map(({ id, status }) => [id, status]));
  const judged = { statuses, hasCluster: report.resources.some(({ type }) => isCluster(type)) };
  const { tool, policyPack, project, stack, asOf, targetKubernetesVersion } = report;
  return {
    schemaVersion: 1,
    tool,
    ...(policyPack && { policyPack }),
    project,
    stack,
    asOf,
    targetKubernetesVersion,
    notesAsOf: notes.asOf,
    requirements: requirementsOf(report, judged),
    frameworks: frameworksOf(report, judged),
    controls,
    ...(report.exemptions && { exemptions: report.exemptions }),
    ...(report.administrators && { administrators: report.administrators }),
    notJudged: report.findings
      .filter(({ control }) => !statuses.has(control))
      .map(({ source, message }) => ({ source, message })),
  };
}

/** A cluster that EKS runs, by whichever provider. */
function isCluster(type: string): boolean {
  return /^(aws:eks\/cluster|aws-native:eks|eks:index):Cluster$/.test(type);
}

interface Judged {
  readonly statuses: ReadonlyMap<string, EvidenceStatus>;
  readonly hasCluster: boolean;
}

function requirementsOf({ controls }: ReportDocument, judged: Judged) {
  const known = new Set(REQUIREMENTS.map(({ id }) => id));
  const named = new Set(controls.flatMap(({ requirements = [] }) => requirements));
  // Packs of other people have requirements of their own, of which there is nothing but their name.
  const others = [...named].filter((id) => !known.has(id)).map((id) => ({ id, title: id }));
  return [...REQUIREMENTS, ...others].map(({ id, title, ...notesOfIt }) => {
    const own = controls.filter(({ requirements = [] }) => requirements.includes(id));
    return { id, title, ...entryOf(own, notesOfIt, judged) };
  });
}

function frameworksOf({ controls }: ReportDocument, verdicts: Judged) {
  const byClause = new Map<string, FrameworkClause & { controls: ControlEntry[] }>();
  const entry = ({ framework, version, clause }: FrameworkClause) => {
    const key = JSON.stringify([framework, version, clause]);
    const known = byClause.get(key) ?? { framework, version, clause, controls: [] };
    byClause.set(key, known);
    return known;
  };
  for (const control of controls) {
    for (const clause of control.frameworks ?? []) entry(clause).controls.push(control);
  }
  const named = new Set([...byClause.values()].map(({ framework }) => framework));
  const judged = [...byClause.values()];
  // What is said of a section is said of its clauses, where controls name those.
  for (const note of CLAUSES) {
    if (named.has(note.framework) && !judged.some((each) => isBelow(each, note))) entry(note);
  }
  const releases = groupBy(byClause.values(), ({ framework, version }) =>
    JSON.stringify([framework, version]),
  );
  return [...releases].map(([key, clauses]) => {
    const [name = "", version = ""] = JSON.parse(key) as readonly string[];
    return {
      name,
      version,
      clauses: [...clauses]
        .sort((left, right) => left.clause.localeCompare(right.clause, "en", { numeric: true }))
        .map((each) => ({
          clause: each.clause,
          ...entryOf(each.controls, noteOf(each), verdicts),
        })),
    };
  });
}

/** Whether a clause belongs to a section of the same edition. */
function isBelow(clause: FrameworkClause, section: FrameworkClause): boolean {
  return (
    clause.framework === section.framework &&
    clause.version === section.version &&
    clause.clause.startsWith(`${section.clause}.`)
  );
}

/** What is said of a clause itself, else of the section that it belongs to. */
function noteOf(clause: FrameworkClause): Notes {
  const isSame = (note: FrameworkClause): boolean =>
    note.framework === clause.framework &&
    note.version === clause.version &&
    note.clause === clause.clause;
  return CLAUSES.find(isSame) ?? CLAUSES.find((note) => isBelow(clause, note)) ?? {};
}

function entryOf(
  controls: readonly ControlEntry[],
  { service, documented, when = [] }: Notes,
  { statuses, hasCluster }: Judged,
): EvidenceEntry {
  const own = controls.map(({ id }) => id);
  const worstOf = (ids: readonly string[]) =>
    worst(ids.map((id) => statuses.get(id) ?? "notJudged"));
  const condition = worstOf(when);
  const status = worstOf(own) ?? condition;
  // The service answers for what the stack holds nothing of, as long as what it builds on is met.
  const isOpen = own.length === 0 || status === "notJudged";
  const isByService =
    isOpen && service !== undefined && hasCluster && (condition ?? "met") === "met";
  const without = service !== undefined || documented === undefined ? "notJudged" : "documented";
  return {
    status: isByService ? "service" : (status ?? without),
    controls: own.length > 0 ? own : when,
    ...(service && { service }),
    ...(documented && { documented }),
  };
}

const FROM_WORST: readonly EvidenceStatus[] = [
  "unmet",
  "notEvaluated",
  "exempt",
  "met",
  "notJudged",
  "disabled",
];

function worst(statuses: readonly EvidenceStatus[]): EvidenceStatus | undefined {
  return FROM_WORST.find((status) => statuses.includes(status));
}

function controlEvidence(control: ControlEntry, findings: readonly Finding[]): ControlEvidence {
  const { id, title = "", level } = control;
  const byUrn = groupBy(findings, ({ urn }) => urn);
  const urns = new Set([...control.resources, ...byUrn.keys()]);
  const resources = [...urns].flatMap((urn) => resourceEvidence(urn, byUrn.get(urn) ?? []));
  const status = worst(resources.map(({ verdict }) => verdict));
  const unjudged = level === "disabled" ? "disabled" : "notJudged";
  return { id, title, level, status: status ?? unjudged, resources };
}

const VERDICTS = { violation: "unmet", notEvaluated: "notEvaluated", exempt: "exempt" } as const;

function resourceEvidence(urn: string, findings: readonly Finding[]): readonly ResourceEvidence[] {
  if (findings.length === 0) return [{ urn, verdict: "met" }];
  return findings.map(
    ({ status, message, fingerprint, reason, owner, expires, acceptedSince }) => ({
      urn,
      verdict: VERDICTS[status],
      message,
      fingerprint,
      ...(status === "exempt" && { exemption: { reason, owner, expires } }),
      ...(acceptedSince !== undefined && { acceptedSince }),
    }),
  );
}
