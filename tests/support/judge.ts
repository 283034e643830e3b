import { controls as allControls } from "../../policy-pack/controls";
import type { PackConfiguration } from "../../policy-pack/kernel/configuration";
import type { Control } from "../../policy-pack/kernel/control";
import type { Finding } from "../../policy-pack/kernel/outcome";
import type { RunReport } from "../../policy-pack/kernel/run-report";
import { Session } from "../../policy-pack/kernel/session";
import { subjectOf, type Stack } from "./stack";

/** The date that tests run on. */
export const AS_OF = "2026-01-31";

export interface Run {
  /** What the pack said while resources were being registered. */
  readonly registered: readonly Finding[];
  /** What it said at the end. */
  readonly finished: readonly Finding[];
  readonly evaluations: RunReport;
}

export interface RunOptions {
  readonly controls?: readonly Control[];
  /** Properties of the policy `settings`; the date is `AS_OF` unless it is among them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly engine?: PackConfiguration;
}

/** One run of controls, all of them unless some are given, over a stack. */
export function judge(stack: Stack, options: RunOptions = {}): Run {
  const { controls = allControls, settings = {}, engine = [] } = options;
  const session = new Session(controls);
  const properties = { asOf: AS_OF, ...settings };
  session.configure(new Map([...engine, ["settings", { properties }] as const]), new Map());
  const registered = stack.flatMap((resource) => session.register(subjectOf(resource)));
  const finished = session.finish(new Map(stack.map((resource) => [resource.urn, resource])));
  return { registered, finished, evaluations: session.evaluations() };
}

export type Verdict = "violation" | "notEvaluated" | "exempt" | "pass" | "notApplicable";

/** The worst that a control has to say of a stack. */
export function verdictOf(
  control: Control,
  stack: Stack,
  settings: RunOptions["settings"] = {},
  controls: readonly Control[] = allControls,
): Verdict {
  const { evaluations } = judge(stack, { controls, settings });
  const counts = evaluations.controls.find(({ id }) => id === control.id);
  if (counts === undefined || counts.evaluated === 0) return "notApplicable";
  const worst = (["violation", "notEvaluated", "exempt"] as const).find((key) => counts[key] > 0);
  return worst ?? "pass";
}

/** Name of the resource that a finding is about. */
export function nameOf(finding: Finding): string {
  return finding.urn.split("::").at(-1) ?? "";
}
