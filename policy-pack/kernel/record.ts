import type { Control, Level } from "./control";
import { verdictOf, type Finding, type Outcome, type Verdict } from "./outcome";

/** What the pack tells beyond the analyzer protocol: every control with its counts, every finding with its place. */
export interface Evaluations {
  readonly asOf: string;
  readonly targetKubernetesVersion: string;
  readonly controls: readonly ControlCounts[];
  readonly findings: readonly Finding[];
}

export interface ControlCounts {
  readonly id: string;
  readonly level: Level;
  readonly evaluated: number;
  readonly pass: number;
  readonly violation: number;
  readonly notEvaluated: number;
  readonly exempt: number;
  /** URNs of the resources that the control judged. */
  readonly resources: readonly string[];
}

/** The outcome of every control about every resource that it judged. */
export class EvaluationRecord {
  private readonly byUrn = new Map<string, Map<Control, Outcome>>();

  constructor(private readonly controls: readonly Control[]) {}

  get(control: Control, urn: string): Outcome | undefined {
    return this.byUrn.get(urn)?.get(control);
  }

  set(control: Control, urn: string, outcome: Outcome): void {
    const outcomes = this.byUrn.get(urn);
    if (outcomes === undefined) this.byUrn.set(urn, new Map([[control, outcome]]));
    else outcomes.set(control, outcome);
  }

  /** Drops what is known of a resource: the engine may analyse one more than once. */
  forget(urn: string): void {
    this.byUrn.delete(urn);
  }

  of(urn: string): readonly (readonly [Control, Outcome])[] {
    return [...(this.byUrn.get(urn) ?? [])];
  }

  /** Every outcome with its control and resource. */
  *entries(): Generator<readonly [Control, string, Outcome]> {
    for (const [urn, outcomes] of this.byUrn) {
      for (const [control, outcome] of outcomes) yield [control, urn, outcome];
    }
  }

  counts(levelOf: (control: Control) => Level): readonly ControlCounts[] {
    const tally = new Map<Control, { verdicts: Record<Verdict, number>; resources: string[] }>();
    for (const control of this.controls) {
      tally.set(control, {
        verdicts: { pass: 0, violation: 0, notEvaluated: 0, exempt: 0 },
        resources: [],
      });
    }
    for (const [control, urn, outcome] of this.entries()) {
      const entry = tally.get(control);
      if (entry === undefined) continue;
      entry.verdicts[verdictOf(outcome)] += 1;
      entry.resources.push(urn);
    }
    return [...tally].map(([control, { verdicts, resources }]) => ({
      id: control.id,
      level: levelOf(control),
      evaluated: resources.length,
      ...verdicts,
      resources,
    }));
  }
}
