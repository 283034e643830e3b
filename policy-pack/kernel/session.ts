import type { Answer, NotEvaluated } from "./answer";
import { settle, type Effective, type PackConfiguration } from "./configuration";
import type { Context } from "./context";
import { CheckTable, type Registered } from "./check-table";
import { LATER, type Control, type ResourceCheck, type StackCheck } from "./control";
import { ExemptionLedger } from "./exemption-ledger";
import { answersIn, defect, guard } from "./guard";
import { appliesAt, NEWEST_VERSION, versionOfCluster } from "./kubernetes-version";
import { Namespaces } from "./namespaces";
import { findingsOf, Outcome, PASSED, sortOut, type Finding } from "./outcome";
import { readersOf } from "./readers";
import { EvaluationRecord } from "./record";
import { reportOf, type RunReport } from "./run-report";
import { overRun, type RunView } from "./run-view";
import { canonicalIds } from "./settings";
import { StackIndex, type Relations } from "./stack-index";
import type { Subject } from "./subject";

/** A check of a control that runs, with the context that holds until configuration or target version change. */
interface Active extends Registered<ResourceCheck> {
  readonly context: Context;
}

/** One run of the pack over one stack: resources as they are registered, then the stack as a whole. */
export class Session {
  private readonly checks: CheckTable;
  private readonly activeByType = new Map<string, readonly Active[]>();
  private readonly contexts = new Map<Control, Context>();
  private readonly subjects = new Map<string, Subject>();
  private readonly namespaces = new Namespaces();
  private readonly postponed = new Map<string, Registered<ResourceCheck>[]>();
  private readonly record: EvaluationRecord;
  private clusterVersion: string | undefined;
  private effective: Effective;
  private ledger: ExemptionLedger;
  private stack: StackIndex | undefined;

  constructor(private readonly controls: readonly Control[]) {
    this.effective = settle(controls, new Map(), new Map());
    this.ledger = this.newLedger();
    this.record = new EvaluationRecord(controls);
    this.checks = new CheckTable(controls);
  }

  private newLedger(): ExemptionLedger {
    return new ExemptionLedger(this.effective.settings, canonicalIds(this.controls));
  }

  /** Settles configuration; throws `InvalidConfiguration` for a value that cannot be used. */
  configure(engine: PackConfiguration, stack: PackConfiguration): void {
    this.effective = settle(this.controls, engine, stack);
    this.ledger = this.newLedger();
    this.settleAnew();
  }

  /** Judges a resource that is being registered, and gives back the violations. */
  register(subject: Subject): readonly Finding[] {
    this.subjects.set(subject.urn, subject);
    this.learnVersion(subject);
    this.namespaces.add(subject);
    this.ledger.learn(subject);
    const findings: Finding[] = [];
    this.record.forget(subject.urn);
    this.postponed.delete(subject.urn);
    for (const active of this.activeFor(subject.type)) this.judge(active, subject);
    for (const { control, outcome } of this.record.of(subject.urn)) {
      if (outcome.violations.length === 0) continue;
      for (const finding of this.findings(control, subject, outcome)) {
        if (finding.status === "violation") findings.push(finding);
      }
    }
    return findings;
  }

  /** The checks for a type, without those of controls that do not run; until configuration or target version change. */
  private activeFor(type: string): readonly Active[] {
    const known = this.activeByType.get(type);
    if (known !== undefined) return known;
    const active = this.checks
      .ofType(type)
      .filter(({ control }) => this.runs(control))
      .map(({ control, check }) => ({ control, check, context: this.contextOf(control) }));
    this.activeByType.set(type, active);
    return active;
  }

  private judge(active: Active, subject: Subject): void {
    const { control, check, context } = active;
    let answer: unknown;
    try {
      answer = check.check(subject, context);
      if (answer === LATER) {
        this.postpone(active, subject);
        return;
      }
    } catch (error) {
      this.keep(control, subject, [defect(error)]);
      return;
    }
    this.keep(control, subject, answersIn(answer));
  }

  private postpone(active: Active, { urn }: Subject): void {
    if (active.check.atEnd === undefined) throw new Error("it has no rule for the stack pass");
    const waiting = this.postponed.get(urn);
    if (waiting === undefined) this.postponed.set(urn, [active]);
    else waiting.push(active);
  }

  /** True for a resource of which registration told all; the outputs of the stack come only at the end. */
  knows(urn: string): boolean {
    const subject = this.subjects.get(urn);
    return subject !== undefined && subject.type !== "pulumi:pulumi:Stack";
  }

  /**
   * Judges the stack as a whole and finishes what was unknown, and gives back what `register` has not.
   * `others` are resources that the engine sends only now.
   */
  finish(
    relations: ReadonlyMap<string, Relations>,
    others: readonly Subject[] = [],
  ): readonly Finding[] {
    const findings = others
      .filter(({ urn }) => !this.knows(urn))
      .flatMap((subject) => this.register(subject));
    const stack = new StackIndex([...this.subjects.values()], relations);
    this.stack = stack;
    this.record.update((control, urn, outcome) => {
      const subject = this.subjects.get(urn);
      if (subject === undefined || outcome.gaps.length === 0) return outcome;
      const gaps = outcome.gaps.filter((gap) => !isSettled(gap, subject, stack));
      const settled =
        gaps.length === outcome.gaps.length
          ? outcome
          : new Outcome(outcome.violations, gaps, outcome.exempted);
      const told = this.findings(control, subject, settled);
      findings.push(...told.filter(({ status }) => status === "notEvaluated"));
      return settled;
    });
    for (const [urn, checks] of this.postponed) {
      const subject = this.subjects.get(urn);
      if (subject !== undefined) this.judgePostponed(subject, checks, stack, findings);
    }
    this.postponed.clear();
    for (const { control, check } of this.checks.stack) {
      if (this.runs(control)) findings.push(...this.runStackCheck(control, check, stack));
    }
    const run = this.viewOf(stack);
    for (const { control, check } of this.checks.run) {
      if (!this.runs(control)) continue;
      findings.push(...this.runStackCheck(control, overRun(check, run), stack));
    }
    return findings;
  }

  private viewOf(stack: StackIndex): RunView {
    return {
      eachOutcome: (visit) => {
        this.record.each((control, urn, outcome) => {
          const subject = this.subjects.get(urn);
          if (subject !== undefined) visit(control, subject, outcome);
        });
      },
      readersOf: (subject, path) =>
        readersOf(
          subject,
          path,
          stack,
          this.controls.filter((control) => this.runs(control)),
          (control) => this.contextOf(control),
        ),
    };
  }

  private judgePostponed(
    subject: Subject,
    checks: readonly Registered<ResourceCheck>[],
    stack: StackIndex,
    findings: Finding[],
  ): void {
    for (const { control, check } of checks) {
      const answers = guard(() => check.atEnd?.(subject, stack, this.contextOf(control)));
      const outcome = this.keep(control, subject, answers);
      for (const finding of this.findings(control, subject, outcome)) findings.push(finding);
    }
  }

  private runStackCheck(
    control: Control,
    check: StackCheck,
    stack: StackIndex,
  ): readonly Finding[] {
    const context = this.contextOf(control);
    const [subjects, defects] = this.subjectsOf(check, stack, context);
    return subjects.flatMap((subject) => {
      const answers = defects ?? guard(() => check.check(subject, stack, context));
      return this.findings(control, subject, this.keep(control, subject, answers));
    });
  }

  private subjectsOf(
    check: StackCheck,
    stack: StackIndex,
    context: Context,
  ): readonly [readonly Subject[], readonly Answer[] | undefined] {
    try {
      return [check.subjects(stack, context), undefined];
    } catch (error) {
      const bearer = stack.root ?? stack.subjects[0];
      return [bearer === undefined ? [] : [bearer], [defect(error)]];
    }
  }

  evaluations(): RunReport {
    const { settings } = this.effective;
    const ordered = [...this.subjects.values()];
    const evaluations = {
      asOf: settings.asOf,
      targetKubernetesVersion: this.targetVersion,
      controls: this.record.counts((control) => this.effective.levelOf(control)),
      findings: ordered.flatMap((subject) =>
        this.record
          .of(subject.urn)
          .flatMap(({ control, outcome }) => this.findings(control, subject, outcome)),
      ),
    };
    return reportOf(evaluations, this.ledger, this.stack);
  }

  private keep(control: Control, subject: Subject, answers: readonly Answer[]): Outcome {
    const outcome = sortOut(control, subject, answers, this.ledger);
    this.record.add(control, subject.urn, outcome);
    return outcome;
  }

  private findings(control: Control, subject: Subject, outcome: Outcome): readonly Finding[] {
    if (outcome === PASSED) return [];
    const { effective } = this;
    return outcome.toldAs(effective, () => {
      const level = effective.levelOf(control) === "advisory" ? "advisory" : "mandatory";
      return findingsOf(control, level, subject, outcome, effective.settings);
    });
  }

  private runs(control: Control): boolean {
    return (
      this.effective.levelOf(control) !== "disabled" &&
      appliesAt(this.targetVersion, control.since, control.until)
    );
  }

  private get targetVersion(): string {
    return this.effective.settings.targetVersion ?? this.clusterVersion ?? NEWEST_VERSION;
  }

  private learnVersion(subject: Subject): void {
    const version = versionOfCluster(subject);
    if (version === undefined || version === this.clusterVersion) return;
    this.clusterVersion = version;
    this.settleAnew();
  }

  private settleAnew(): void {
    this.contexts.clear();
    this.activeByType.clear();
  }

  private contextOf(control: Control): Context {
    const known = this.contexts.get(control);
    if (known !== undefined) return known;
    const { settings } = this.effective;
    const context: Context = {
      asOf: settings.asOf,
      targetVersion: this.targetVersion,
      podSecurityLevel: settings.podSecurityLevel,
      namespaces: this.namespaces,
      ledger: this.ledger,
      exemptionMaximumLife: settings.exemptionMaximumLife,
      registries: settings.registries,
      parameters: this.effective.parametersOf(control),
    };
    this.contexts.set(control, context);
    return context;
  }
}

/** True when every resource that the unknown property is made from has a type that settles it. */
function isSettled(gap: NotEvaluated, subject: Subject, stack: StackIndex): boolean {
  const { settledBy } = gap;
  if (settledBy === undefined) return false;
  const sources = stack.sourcesOf(subject.urn, gap.path);
  return (
    sources.length > 0 && sources.every((urn) => settledBy.includes(stack.get(urn)?.type ?? ""))
  );
}
