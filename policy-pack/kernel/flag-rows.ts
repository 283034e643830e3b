import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { FlagValue } from "./command-line";
import type { FrameworkClause } from "./control";
import type { Condition } from "./flag-conditions";
import { cisKubernetes } from "./frameworks";
import { appliesAt } from "./kubernetes-version";
import type { ProgramFlags } from "./program-flags";

/** One flag of a program: what it has to be, by which clause of the CIS Kubernetes Benchmark 1.12.0, and why. */
export interface FlagRow {
  readonly flag: string;
  readonly condition: Condition;
  /** Clause of the benchmark; absent for rows that rest on the documentation of the program. */
  readonly clause?: string;
  /** Ends a sentence that begins with the flag. */
  readonly why: string;
  /** The value that the program takes where the flag is not given. */
  readonly byDefault?: string;
  /** The flag of a file that decides where this one is not given, with the first minor in which it can. */
  readonly instead?: { readonly flag: string; readonly since: string };
  /** The flag of a file for which the program ignores this one. */
  readonly ignoredWith?: string;
}

/** What the file of a flag says instead; nothing where it leaves the decision to the row's own flag. */
export type Instead = (flag: string, program: ProgramFlags) => Answer | undefined;

/** The answers about every row; violations of known values stay although other flags are not known. */
export function judgeFlags(
  rows: readonly FlagRow[],
  program: ProgramFlags,
  version: string,
  instead: Instead = elsewhere,
): readonly Answer[] {
  return [...program.gaps, ...rows.map((row) => judgeRow(row, program, version, instead))];
}

/** The file is not part of the stack. */
export function elsewhere(flag: string, { at, container }: ProgramFlags): Answer {
  return notEvaluated(at, `the file of --${flag} decides`, named(container));
}

function judgeRow(row: FlagRow, program: ProgramFlags, version: string, instead: Instead): Answer {
  const isGiven = (flag: string) => program.valuesOf(flag).length > 0;
  if (row.ignoredWith !== undefined && isGiven(row.ignoredWith)) {
    return instead(row.ignoredWith, program) ?? pass;
  }
  if (isGiven(row.flag)) return unlessOther(row, program, judgeGiven(row, program));
  const file = row.instead;
  if (file !== undefined && isGiven(file.flag) && appliesAt(version, file.since)) {
    return instead(file.flag, program) ?? judgeAbsent(row, program);
  }
  return unlessOther(row, program, judgeAbsent(row, program));
}

function judgeGiven(row: FlagRow, program: ProgramFlags): Answer {
  const { flag, condition } = row;
  const values = program.valuesOf(flag);
  const last = values.at(-1);
  const open = condition.isList === true ? values.find(({ why }) => why) : last;
  if (open?.why !== undefined) return unknownValue(open, flag, program);
  const text = textOf(values, condition);
  if (condition.holds(text, otherOf(program))) return pass;
  const shown = last?.field.secret ? `--${flag} with a secret value` : `--${flag}=${text}`;
  return violation(last?.field ?? program.at, shown, wantedOf(row), program.container);
}

function unknownValue(value: FlagValue, flag: string, { container }: ProgramFlags): Answer {
  return notEvaluated(value.field, `--${flag}: ${value.why ?? ""}`, named(container));
}

/** A violation stands only where the flag that could make the row needless is known. */
function unlessOther({ condition }: FlagRow, program: ProgramFlags, answer: Answer): Answer {
  const { unless } = condition;
  if (answer.status !== "violation" || unless === undefined) return answer;
  const other = program.valuesOf(unless).at(-1);
  return other?.why === undefined ? answer : unknownValue(other, unless, program);
}

/** With a word that is not known, which may be the flag, absence says nothing: the gap answers. */
function judgeAbsent(row: FlagRow, program: ProgramFlags): Answer {
  const { condition, flag, byDefault } = row;
  const holds =
    byDefault === undefined ? condition.whenAbsent : condition.holds(byDefault, otherOf(program));
  if (holds || program.gaps.length > 0) return pass;
  const found = byDefault === undefined ? `no --${flag}` : `no --${flag} (default ${byDefault})`;
  return violation(program.at, found, wantedOf(row), program.container);
}

function wantedOf({ flag, condition, clause }: FlagRow): string {
  return `${condition.wanted(flag)}${clause === undefined ? "" : ` (CIS ${clause})`}`;
}

function textOf(values: readonly FlagValue[], condition: Condition): string {
  const texts = values.map(({ text, next }) =>
    condition.isSwitch === true ? (text ?? "true") : (text ?? next ?? ""),
  );
  return condition.isList === true ? texts.join(",") : (texts.at(-1) ?? "");
}

function otherOf(program: ProgramFlags): (flag: string) => string | undefined {
  return (flag) => {
    const value = program.valuesOf(flag).at(-1);
    return value?.text ?? value?.next;
  };
}

function named(container: string | undefined): { readonly container?: string } {
  return container === undefined ? {} : { container };
}

/** The rows for the contract of a control. */
export function describeRows(rows: readonly FlagRow[]): string {
  return rows
    .map(({ flag, condition, clause }) => {
      const wanted = condition.wanted(flag);
      return clause === undefined ? wanted : `${wanted} (${clause})`;
    })
    .join(", ");
}

/** Why each row is wanted, as sentences for the rationale of a control. */
export function explainRows(rows: readonly FlagRow[]): string {
  return rows.map(({ flag, why }) => `--${flag} ${why}.`).join(" ");
}

export function clausesOf(
  rows: readonly { readonly clause?: string }[],
): readonly FrameworkClause[] {
  const clauses = rows.flatMap(({ clause }) => (clause === undefined ? [] : [clause]));
  return cisKubernetes(...new Set(clauses));
}
