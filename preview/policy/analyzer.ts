import type { RegisteredResource, WireObject } from "../engine/resource";
import type {
  AdministratorEntry,
  ExemptionEntry,
  Finding,
  FrameworkClause,
} from "../report/document";

/** Enforcement levels of the analyzer protocol. */
export type EnforcementLevel = "advisory" | "mandatory" | "disabled" | "remediate";

/** What a policy pack says of one of its policies (GetAnalyzerInfo). */
export interface PolicyInfo {
  readonly name: string;
  readonly description: string;
  readonly level: EnforcementLevel;
  readonly severity: string;
  /** What to write instead; empty when the pack does not say. */
  readonly remediation: string;
  /** Where to read more; empty when the pack does not say. */
  readonly url: string;
  /** JSON schema of the policy's configuration properties, by property name. */
  readonly configurationSchema: Readonly<Record<string, unknown>>;
  readonly requiredConfiguration: readonly string[];
}

export interface PackInfo {
  readonly name: string;
  readonly version: string;
  readonly policies: readonly PolicyInfo[];
  /** `initialConfig` of the pack, by policy name, as written (level and properties). */
  readonly initialConfiguration: Readonly<Record<string, PolicyConfiguration>>;
}

/** Configuration of one policy; absent level means the level that the pack declares. */
export interface PolicyConfiguration {
  readonly level?: EnforcementLevel;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A message of a policy about a resource (AnalyzeDiagnostic). */
export interface PolicyDiagnostic {
  readonly policy: string;
  readonly message: string;
  readonly level: EnforcementLevel;
  readonly severity: string;
  readonly urn: string;
}

/** What a pack answered, put together for whoever reads it. */
export type Diagnostics = () => readonly PolicyDiagnostic[];

export interface Remediation {
  readonly policy: string;
  readonly description: string;
  /** The new inputs, or nothing when the remediation could not run. */
  readonly properties?: WireObject;
  readonly diagnostic?: string;
}

/**
 * What our own pack records beyond the analyzer protocol (service `hardenedcluster.Evaluations`, method `Read`, one
 * JSON text as bytes). Other packs do not serve it.
 */
export interface Evaluations {
  readonly asOf: string;
  readonly targetKubernetesVersion: string;
  readonly controls: readonly {
    readonly id: string;
    readonly severity?: string;
    readonly rationale?: string;
    readonly requirements?: readonly string[];
    readonly frameworks?: readonly FrameworkClause[];
    readonly level: EnforcementLevel;
    readonly evaluated: number;
    readonly pass: number;
    readonly violation: number;
    readonly notEvaluated: number;
    readonly exempt: number;
    /** URNs of the resources that the control judged. */
    readonly resources: readonly string[];
  }[];
  readonly findings: readonly Omit<Finding, "source" | "librarySource">[];
  readonly exemptions?: readonly ExemptionEntry[];
  readonly administrators?: readonly AdministratorEntry[];
}

/** Project and stack that a pack is told about before it is configured. */
export interface StackIdentity {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  /** Plain stack configuration (`namespace:key` to text); secrets are left out. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** A policy pack that is running, in this process or as a child. Methods are called in the engine's order. */
export interface Analyzer {
  readonly info: PackInfo;
  configure(configuration: Readonly<Record<string, PolicyConfiguration>>): Promise<void>;
  remediate(
    resource: RegisteredResource,
    provider?: RegisteredResource,
  ): Promise<readonly Remediation[]>;
  analyze(resource: RegisteredResource, provider?: RegisteredResource): Promise<Diagnostics>;
  analyzeStack(resources: readonly RegisteredResource[]): Promise<Diagnostics>;
  /** Nothing when the pack is not ours. */
  evaluations(): Promise<Evaluations | undefined>;
  stop(): void;
}
