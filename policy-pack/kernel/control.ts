import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { asList, type Answers } from "./answer";
import type { Context } from "./context";
import type { PodView } from "./pod";
import { holdsPods, POD_BEARING_TYPES } from "./pod-templates";
import type { RunView } from "./run-view";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
export type Level = (typeof LEVELS)[number];
export type DeclaredLevel = "advisory" | "mandatory";

export const PRESETS = ["baseline", "restricted", "hardened"] as const;
export type Preset = (typeof PRESETS)[number];

export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const LAYERS = [
  "cloud",
  "cluster",
  "container",
  "supply-chain",
  "lifecycle",
  "pki",
] as const;
export type Layer = (typeof LAYERS)[number];

/** A clause of a published framework. */
export interface FrameworkClause {
  readonly framework: string;
  readonly version: string;
  readonly clause: string;
}

/** JSON schema of one parameter, as `@pulumi/policy` takes it. */
export type ParameterSchema = PolicyConfigJSONSchema;

/** Everything that is said of a control besides its rule. Sentences end with a period. */
export interface ControlMetadata {
  /** Kebab-case; also the policy's name, the file's name and the anchor in CONTROLS.md. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Level under the preset `hardened`. */
  readonly level: DeclaredLevel;
  /** Levels under the other presets where they differ from `level`. */
  readonly presets?: Readonly<Partial<Record<Exclude<Preset, "hardened">, Level>>>;
  readonly layer: Layer;
  /** Row ids of the requirements that the control enforces. */
  readonly requirements: readonly string[];
  readonly frameworks: readonly FrameworkClause[];
  /** What the rule restricts, what it allows, what absence and an unknown mean. */
  readonly contract: string;
  readonly rationale: string;
  /** What to write instead. */
  readonly remediation: string;
  readonly references: readonly string[];
  /** The component property that meets the control by default, or `none, because …`. */
  readonly componentSide: string;
  /** Kubernetes minors (`1.N`) between which the control applies, both included. */
  readonly since?: string;
  readonly until?: string;
  readonly parameters?: Record<string, ParameterSchema>;
  /** Earlier ids, which exemptions and configuration may still name. */
  readonly aliases?: readonly string[];
}

/** The answer of a check that needs the whole stack for this resource. */
export const LATER = "later";

/** Judges one resource by itself, while it is being registered. */
export interface ResourceCheck {
  readonly scope: "resource";
  readonly types: readonly string[];
  readonly check: (subject: Subject, context: Context) => Answers | typeof LATER;
  /** Answers in the stack pass for the resources of which `check` said `LATER`. */
  readonly atEnd?: StackCheck["check"];
}

/** Judges resources with the whole stack in view, at the end. */
export interface StackCheck {
  readonly scope: "stack";
  /** The resources that the control judges, each of which gets an answer. */
  readonly subjects: (stack: StackIndex, context: Context) => readonly Subject[];
  readonly check: (subject: Subject, stack: StackIndex, context: Context) => Answers;
}

/** Judges what the other controls said, after all of them. */
export interface RunCheck {
  readonly scope: "run";
  readonly subjects: (stack: StackIndex, context: Context, run: RunView) => readonly Subject[];
  readonly check: (subject: Subject, stack: StackIndex, context: Context, run: RunView) => Answers;
}

export type Check = ResourceCheck | StackCheck | RunCheck;

/** Gives the inputs back with the control met, or nothing where there is nothing to set. Never overwrites a value. */
export type SafeRemediation = (
  type: string,
  inputs: Record<string, unknown>,
) => Record<string, unknown> | undefined;

export interface Control extends ControlMetadata {
  readonly checks: readonly Check[];
  readonly remediate?: SafeRemediation;
}

/** Declares a control: metadata, then its checks. */
export function control(metadata: ControlMetadata, ...checks: readonly Check[]): Control {
  return Object.freeze({ ...metadata, checks });
}

/** The control with a remediation for the level `remediate`. */
export function withRemediation(declared: Control, remediate: SafeRemediation): Control {
  return Object.freeze({ ...declared, remediate });
}

export function onResources(
  types: readonly string[],
  check: (subject: Subject, context: Context) => Answers,
): ResourceCheck {
  return { scope: "resource", types, check };
}

/**
 * A check of every pod-bearing type, or of those given, on the pod wherever the resource keeps it; custom resources may hold
 * several.
 */
export function onPods(
  check: (pod: PodView, context: Context, subject: Subject) => Answers,
  types: readonly string[] = POD_BEARING_TYPES,
): ResourceCheck {
  const other = types === POD_BEARING_TYPES ? undefined : types.find((type) => !holdsPods(type));
  if (other !== undefined) throw new Error(`${other} holds no pod`);
  return {
    scope: "resource",
    types,
    check: (subject, context) => {
      const { pods } = subject;
      const only = pods[0];
      if (only !== undefined && pods.length === 1) return check(only, context, subject);
      return pods.flatMap((pod) => asList(check(pod, context, subject)));
    },
  };
}

export function onStack(subjects: StackCheck["subjects"], check: StackCheck["check"]): StackCheck {
  return { scope: "stack", subjects, check };
}

export function onRun(subjects: RunCheck["subjects"], check: RunCheck["check"]): RunCheck {
  return { scope: "run", subjects, check };
}
