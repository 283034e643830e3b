/** The report of `preview` and `scan`, as `--format json` writes it (schema: schema.json in this folder). */
export interface ReportDocument {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "hardened-cluster"; readonly version: string };
  /** The pack that judged; absent in reports of earlier versions. */
  readonly policyPack?: { readonly name: string; readonly version: string };
  readonly project: string;
  readonly stack: string;
  /** Date (YYYY-MM-DD, UTC) against which expiry and support dates were judged. */
  readonly asOf: string;
  readonly targetKubernetesVersion: string;
  readonly resources: readonly ResourceEntry[];
  readonly controls: readonly ControlEntry[];
  readonly findings: readonly Finding[];
  /** Every exemption that the pack knows, used or not; absent where the pack lists none. */
  readonly exemptions?: readonly ExemptionEntry[];
  /** Who has all rights in the cluster of the stack, and how; absent where the pack does not say. */
  readonly administrators?: readonly AdministratorEntry[];
  /** What policies changed or could not change; absent where none tried. */
  readonly remediations?: readonly RemediationEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the hardening costs; absent where the stack has nothing with a price. */
  readonly cost?: CostEntry;
  /** What changed since an earlier report; absent where none was given. */
  readonly comparison?: ComparisonEntry;
  readonly summary: Summary;
}

export interface ResourceEntry {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly custom: boolean;
  readonly provider: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly options: {
    readonly protect: boolean;
    readonly ignoreChanges: readonly string[];
    readonly aliases: readonly string[];
    readonly retainOnDelete: boolean;
    readonly replaceOnChanges: readonly string[];
  };
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** `file:line:column`, empty when not known. */
  readonly source: string;
  /** `file:line:column` inside the component library, when it differs from `source`. */
  readonly librarySource?: string;
}

/** A clause of a published framework. */
export interface FrameworkClause {
  readonly framework: string;
  readonly version: string;
  readonly clause: string;
}

export interface ControlEntry {
  readonly id: string;
  /** What the pack says of the control; empty where it says nothing. */
  readonly title?: string;
  /** What to write instead. */
  readonly remediation?: string;
  readonly url?: string;
  /** Why the control exists. */
  readonly rationale?: string;
  readonly severity?: string;
  /** Ids of the requirements that the control enforces. */
  readonly requirements?: readonly string[];
  readonly frameworks?: readonly FrameworkClause[];
  readonly level: string;
  readonly evaluated: number;
  readonly pass: number;
  readonly violation: number;
  readonly notEvaluated: number;
  readonly exempt: number;
  readonly resources: readonly string[];
}

export type FindingStatus = "violation" | "notEvaluated" | "exempt";

export interface Finding {
  readonly control: string;
  readonly status: FindingStatus;
  readonly level: "mandatory" | "advisory";
  readonly severity: string;
  readonly urn: string;
  /** Property path of the first place, for example `spec.containers[0].image`. */
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
  /** One sentence or more for people; lists every place. */
  readonly message: string;
  readonly fingerprint: string;
  /** Reason of the exemption, or why a control could not be evaluated. */
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly source: string;
  readonly librarySource?: string;
  /** YYYY-MM-DD since which the baseline accepts the finding; absent where it does not. */
  readonly acceptedSince?: string;
}

/** An accepted deviation. */
export interface ExemptionEntry {
  readonly control: string;
  /** Exact URN, `type::name`, or `Kind/namespace/name`. */
  readonly target: string;
  readonly container?: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day (YYYY-MM-DD, UTC) on which it holds. */
  readonly expires: string;
  /** Where it is written: a path in the settings, or in the inputs of the object that records it. */
  readonly path: string;
  /** URN of the object that records it, empty for one of the settings. */
  readonly recordedBy: string;
  readonly state: "used" | "unused" | "expired";
}

export interface AdministratorEntry {
  /** ARN of an IAM principal or the resource that makes it, or kind and name of a Kubernetes subject. */
  readonly principal: string;
  /** How it comes to its rights, each from the principal on. */
  readonly ways: readonly string[];
}

/** A change of inputs by a policy at the level `remediate`. */
export interface RemediationEntry {
  readonly urn: string;
  readonly policy: string;
  readonly description: string;
  /** Why it did not run; empty when it was applied. */
  readonly failure: string;
  /** All inputs before it; absent, like those after it, when it did not run. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** What the hardening of a stack costs in a month, by a dated table of list prices. */
export interface CostEntry {
  /** Date (YYYY-MM-DD) of the table of prices. */
  readonly asOf: string;
  readonly currency: "USD";
  /** Region whose prices are used, as far as the table has them. */
  readonly region: string;
  readonly total: number;
  readonly lines: readonly CostLine[];
}

export interface CostLine {
  readonly what: string;
  readonly count: number;
  /** What is counted, for example `key` or `GB`. */
  readonly unit: string;
  readonly monthly: number;
  /** The price, and what is assumed where a preview cannot know. */
  readonly assumption: string;
  /** Where the price is published, and when it was checked. */
  readonly source: string;
}

/** What changed since an earlier report of the same stack. */
export interface ComparisonEntry {
  readonly base: { readonly asOf: string; readonly version: string };
  readonly added: readonly ComparedResource[];
  readonly removed: readonly ComparedResource[];
  readonly changed: readonly ChangedResource[];
  readonly verdicts: {
    readonly new: readonly ComparedVerdict[];
    readonly gone: readonly ComparedVerdict[];
  };
  /** Changes that cannot be undone, or that replace or delete what is hard to replace. */
  readonly impacts: readonly ImpactEntry[];
}

export interface ComparedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

export interface ChangedResource extends ComparedResource {
  readonly properties: readonly PropertyChange[];
}

export interface PropertyChange {
  /** For example `vpcConfig.subnetIds[0]`; options of the resource stand under `options`. */
  readonly path: string;
  /** What it was, shortened; empty where there was nothing. */
  readonly before: string;
  readonly after: string;
}

export type ComparedVerdict = Pick<
  Finding,
  "control" | "status" | "level" | "urn" | "path" | "message" | "fingerprint"
>;

export type ImpactEffect =
  "replaces-cluster" | "replaces" | "deletes" | "irreversible" | "unprotects";

export interface ImpactEntry {
  /** What `--acknowledge` takes: id of the rule, and name of the resource. */
  readonly id: string;
  readonly rule: string;
  readonly effect: ImpactEffect;
  readonly urn: string;
  readonly properties: readonly PropertyChange[];
  /** What happens. */
  readonly consequence: string;
  /** Where that is written. */
  readonly source: string;
  readonly acknowledged: boolean;
}

export interface Diagnostic {
  readonly severity: "info" | "warning" | "error";
  readonly message: string;
  readonly urn: string;
  readonly source: string;
}

export interface Summary {
  readonly resources: number;
  readonly controls: number;
  readonly evaluations: number;
  readonly pass: number;
  readonly violation: number;
  readonly notEvaluated: number;
  readonly exempt: number;
  readonly durationMs: { readonly program: number; readonly policy: number };
}
