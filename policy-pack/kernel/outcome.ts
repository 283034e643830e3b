import type { Answer, NotEvaluated, Violation } from "./answer";
import type { Control } from "./control";
import type { ExemptionLedger } from "./exemption-ledger";
import type { Exemption } from "./exemptions";
import type { Settings } from "./settings";
import type { Subject } from "./subject";

export type FindingStatus = "violation" | "notEvaluated" | "exempt";

/** What a control has to say of a resource; the shape that reports use. */
export interface Finding {
  readonly control: string;
  readonly status: FindingStatus;
  readonly level: "mandatory" | "advisory";
  readonly severity: string;
  readonly urn: string;
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

const NONE: readonly never[] = [];

/** A place with the exemption that covers it. */
interface Exempted {
  readonly place: Violation | NotEvaluated;
  readonly by: Exemption;
}

/** The answers of one control about one resource, sorted out. */
export class Outcome {
  private configuration: object | undefined = undefined;
  private findings: readonly Finding[] = NONE;

  constructor(
    readonly violations: readonly Violation[],
    readonly gaps: readonly NotEvaluated[],
    readonly exempted: readonly Exempted[],
  ) {}

  /** Its findings in the words of a configuration, put together once: registration tells them, and the record again. */
  toldAs(configuration: object, tell: () => readonly Finding[]): readonly Finding[] {
    if (this.configuration !== configuration) {
      this.findings = tell();
      this.configuration = configuration;
    }
    return this.findings;
  }
}

export type Verdict = "pass" | "violation" | "notEvaluated" | "exempt";

export const PASSED = new Outcome(NONE, NONE, NONE);

/** Sorts answers; an exemption that holds takes the places it covers. */
export function sortOut(
  control: Control,
  subject: Subject,
  answers: readonly Answer[],
  ledger: ExemptionLedger,
): Outcome {
  if (answers.length === 0 || answers.every(({ status }) => status === "pass")) return PASSED;
  const places = answers.filter((answer) => answer.status !== "pass");
  const exemptions = ledger.holding(control.id, subject);
  return exemptions.length === 0 ? openOutcome(places) : coveredOutcome(places, exemptions, ledger);
}

function coveredOutcome(
  places: readonly (Violation | NotEvaluated)[],
  exemptions: readonly Exemption[],
  ledger: ExemptionLedger,
): Outcome {
  const covering = (place: Violation | NotEvaluated): Exemption | undefined =>
    exemptions.find(({ container }) => container === undefined || container === place.container);
  const exempted = places.flatMap((place) => {
    const by = covering(place);
    if (by === undefined) return [];
    ledger.use(by);
    return [{ place, by }];
  });
  return openOutcome(
    places.filter((place) => covering(place) === undefined),
    exempted,
  );
}

function openOutcome(
  places: readonly (Violation | NotEvaluated)[],
  exempted: readonly Exempted[] = NONE,
): Outcome {
  const violations = places.filter((place) => place.status === "violation");
  const gaps = places.filter((place) => place.status === "notEvaluated");
  return new Outcome(exactly(violations), exactly(gaps), exempted);
}

/** A list to keep many of: one that was filled item by item has room for sixteen more. */
function exactly<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list.slice();
}

export function verdictOf(outcome: Outcome): Verdict {
  if (outcome.violations.length > 0) return "violation";
  if (outcome.gaps.length > 0) return "notEvaluated";
  return outcome.exempted.length > 0 ? "exempt" : "pass";
}

/** Joins what several checks of one control say of one resource. */
export function join(left: Outcome, right: Outcome): Outcome {
  return new Outcome(
    [...left.violations, ...right.violations],
    [...left.gaps, ...right.gaps],
    [...left.exempted, ...right.exempted],
  );
}

/** The findings that an outcome amounts to: at most one of each status. */
export function findingsOf(
  control: Control,
  level: "mandatory" | "advisory",
  subject: Subject,
  { violations, gaps, exempted }: Outcome,
  settings: Settings,
): readonly Finding[] {
  const findings: Finding[] = [];
  const violated = violations[0];
  if (violated !== undefined) {
    const { found, wanted } = violated;
    const said = { ...NOTHING, found, wanted, message: sentence(violations) };
    findings.push(finding(control, subject, violated, "violation", level, said));
  }
  const gap = gaps[0];
  if (gap !== undefined) {
    const fails = gaps.some(({ defect }) => defect === true);
    const said = { ...NOTHING, found: "not known", message: sentence(gaps), reason: gap.why };
    const levelOfGap = fails ? level : levelOfGaps(control, settings);
    findings.push(finding(control, subject, gap, "notEvaluated", levelOfGap, said));
  }
  const first = exempted[0];
  if (first !== undefined) {
    const said = saidOfExempt(first, sentence(exempted.map(({ place }) => place)));
    findings.push(finding(control, subject, first.place, "exempt", "advisory", said));
  }
  return exactly(findings);
}

type Said = Pick<Finding, "found" | "wanted" | "message" | "reason" | "owner" | "expires">;
const NOTHING: Said = { found: "", wanted: "", message: "", reason: "", owner: "", expires: "" };

function saidOfExempt({ place, by }: Exempted, message: string): Said {
  const { reason, owner, expires } = by;
  const isViolation = place.status === "violation";
  const found = isViolation ? place.found : "not known";
  const wanted = isViolation ? place.wanted : "";
  return { found, wanted, message, reason, owner, expires };
}

function finding(
  control: Control,
  subject: Subject,
  { path }: Violation | NotEvaluated,
  status: FindingStatus,
  level: "mandatory" | "advisory",
  { found, wanted, message, reason, owner, expires }: Said,
): Finding {
  const { id, severity } = control;
  const { urn } = subject;
  const fingerprint = `${id}|${subject.objectReference ?? subject.typeAndName}|${path}`;
  return {
    control: id,
    status,
    level,
    severity,
    urn,
    path,
    found,
    wanted,
    message,
    fingerprint,
    reason,
    owner,
    expires,
  };
}

function levelOfGaps(control: Control, settings: Settings): "mandatory" | "advisory" {
  const { failOnUnknown } = settings;
  const fails =
    typeof failOnUnknown === "boolean" ? failOnUnknown : failOnUnknown.includes(control.id);
  return fails ? "mandatory" : "advisory";
}

/**
 * What is said of all places, each once. Joined, because reports show it: a text in one piece takes half the room of one that
 * is held as what it was added from, and a run keeps hundreds of thousands.
 */
function sentence(places: readonly (Violation | NotEvaluated)[]): string {
  const only = places[0];
  if (only !== undefined && places.length === 1) return textOf(only, ".");
  const parts: string[] = [];
  const paths = new Set<string>();
  let said: Set<string> | undefined;
  places.forEach((place, index) => {
    // Texts are compared where a path comes a second time: most places have one of their own.
    if (paths.has(place.path))
      said ??= new Set(places.slice(0, index).map((other) => textOf(other)));
    paths.add(place.path);
    if (said !== undefined) {
      const text = textOf(place);
      if (said.has(text)) return;
      said.add(text);
    }
    if (index > 0) parts.push("; ");
    describe(place, parts);
  });
  parts.push(".");
  return parts.join("");
}

function textOf(place: Violation | NotEvaluated, end = ""): string {
  const parts: string[] = [];
  describe(place, parts);
  parts.push(end);
  return parts.join("");
}

function describe(place: Violation | NotEvaluated, parts: string[]): void {
  if (place.path !== "") parts.push(place.path, ": ");
  if (place.status === "notEvaluated") parts.push("not evaluated, ", place.why);
  else parts.push("found ", place.found, ", wanted ", place.wanted);
}
