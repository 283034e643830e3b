import type { Control, FrameworkClause, Level, Severity } from "./control";
import { join, PASSED, verdictOf, type Finding, type Outcome, type Verdict } from "./outcome";

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

/** An outcome that is more than a pass. */
interface Entry {
  readonly control: Control;
  outcome: Outcome;
}

/** What the controls say of one resource: passes, which nearly all are, take no more than a place in a list. */
interface Judged {
  readonly passed: Control[];
  readonly others: Entry[];
}

const NONE: readonly Entry[] = [];

function entryOf(entries: readonly Entry[], control: Control): Entry | undefined {
  return entries.find((entry) => entry.control === control);
}

/** The outcome of every control about every resource that it judged. */
export class EvaluationRecord {
  private readonly byUrn = new Map<string, Judged>();
  /** The resource of the last outcome: most come for one resource after the other. */
  private latest: { readonly urn: string; readonly judged: Judged } | undefined;

  constructor(private readonly controls: readonly Control[]) {}

  /** Adds what a check says. Beside what another check of the control objected to, a pass says nothing. */
  add(control: Control, urn: string, outcome: Outcome): void {
    const { passed, others } = this.judgedAt(urn);
    if (outcome === PASSED) {
      passed.push(control);
      return;
    }
    const entry = entryOf(others, control);
    if (entry === undefined) others.push({ control, outcome });
    else entry.outcome = join(entry.outcome, outcome);
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

  /** Hands over every outcome that is more than a pass; what `visit` gives back takes its place. */
  update(visit: (control: Control, urn: string, outcome: Outcome) => Outcome): void {
    this.byUrn.forEach(({ others }, urn) => {
      others.forEach((entry) => {
        entry.outcome = visit(entry.control, urn, entry.outcome);
      });
    });
  }

  /** Hands over every outcome that is more than a pass. */
  each(visit: (control: Control, urn: string, outcome: Outcome) => void): void {
    this.update((control, urn, outcome) => {
      visit(control, urn, outcome);
      return outcome;
    });
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
    this.byUrn.forEach(({ passed, others }, urn) => {
      for (const { control, outcome } of others) count(control, urn, verdictOf(outcome));
      for (const control of passed) count(control, urn, "pass");
    });
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
