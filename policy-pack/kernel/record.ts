import type { Control, FrameworkClause, Level, Severity } from "./control";
import { PASSED, verdictOf, type Finding, type Outcome, type Verdict } from "./outcome";

/** What the pack tells beyond the analyzer protocol: every control with its counts, every finding with its place. */
export interface Evaluations {
  readonly asOf: string;
  readonly targetKubernetesVersion: string;
  readonly controls: readonly ControlCounts[];
  readonly findings: readonly Finding[];
}

export interface ControlCounts {
  readonly id: string;
  readonly severity: Severity;
  readonly rationale: string;
  readonly requirements: readonly string[];
  readonly frameworks: readonly FrameworkClause[];
  readonly level: Level;
  readonly evaluated: number;
  readonly pass: number;
  readonly violation: number;
  readonly notEvaluated: number;
  readonly exempt: number;
  /** URNs of the resources that the control judged. */
  readonly resources: readonly string[];
}

type Entry = readonly [Control, Outcome];

/** What the controls say of one resource: passes, which nearly all are, take no more than a place in a list. */
interface Judged {
  readonly passed: Control[];
  readonly others: Entry[];
}

const NONE: readonly Entry[] = [];

/** The outcome of every control about every resource that it judged. */
export class EvaluationRecord {
  private readonly byUrn = new Map<string, Judged>();
  /** The resource of the last outcome: most come for one resource after the other. */
  private latest: { readonly urn: string; readonly judged: Judged } | undefined;

  constructor(private readonly controls: readonly Control[]) {}

  /** The outcome that is more than a pass. */
  get(control: Control, urn: string): Outcome | undefined {
    for (const [known, outcome] of this.of(urn)) if (known === control) return outcome;
    return undefined;
  }

  set(control: Control, urn: string, outcome: Outcome): void {
    const { passed, others } = this.judgedAt(urn);
    if (outcome === PASSED) {
      passed.push(control);
      return;
    }
    const at = others.findIndex(([known]) => known === control);
    others[at < 0 ? others.length : at] = [control, outcome];
  }

  private judgedAt(urn: string): Judged {
    if (this.latest?.urn === urn) return this.latest.judged;
    let judged = this.byUrn.get(urn);
    if (judged === undefined) this.byUrn.set(urn, (judged = { passed: [], others: [] }));
    this.latest = { urn, judged };
    return judged;
  }

  /** Drops what is known of a resource: the engine may analyse one more than once. */
  forget(urn: string): void {
    this.byUrn.delete(urn);
    this.latest = undefined;
  }

  /** The outcomes about a resource that are more than a pass. */
  of(urn: string): readonly Entry[] {
    return (this.latest?.urn === urn ? this.latest.judged : this.byUrn.get(urn))?.others ?? NONE;
  }

  /** Every outcome that is more than a pass, with its control and resource. */
  *entries(): Generator<readonly [Control, string, Outcome]> {
    for (const [urn, { others }] of this.byUrn) {
      for (const [control, outcome] of others) yield [control, urn, outcome];
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
    const count = (control: Control, urn: string, verdict: Verdict) => {
      const entry = tally.get(control);
      // Two checks of one control may both have passed the resource.
      if (entry === undefined || entry.resources.at(-1) === urn) return;
      entry.verdicts[verdict] += 1;
      entry.resources.push(urn);
    };
    for (const [urn, { passed, others }] of this.byUrn) {
      for (const [control, outcome] of others) count(control, urn, verdictOf(outcome));
      for (const control of passed) count(control, urn, "pass");
    }
    return [...tally].map(([control, { verdicts, resources }]) => ({
      id: control.id,
      severity: control.severity,
      rationale: control.rationale,
      requirements: control.requirements,
      frameworks: control.frameworks,
      level: levelOf(control),
      evaluated: resources.length,
      ...verdicts,
      resources,
    }));
  }
}
