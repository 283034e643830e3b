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

/** The answers of one control about one resource, sorted out. */
export interface Outcome {
  readonly violations: readonly Violation[];
  readonly gaps: readonly NotEvaluated[];
  readonly exempted: readonly {
    readonly place: Violation | NotEvaluated;
    readonly by: Exemption;
  }[];
}

export type Verdict = "pass" | "violation" | "notEvaluated" | "exempt";

export const PASSED: Outcome = Object.freeze({ violations: [], gaps: [], exempted: [] });
const NONE: readonly Finding[] = [];

/** Sorts answers; an exemption that holds takes the places it covers. */
export function sortOut(
  control: Control,
  subject: Subject,
  answers: readonly Answer[],
  ledger: ExemptionLedger,
): Outcome {
  if (answers.every(({ status }) => status === "pass")) return PASSED;
  const places = answers.filter((answer) => answer.status !== "pass");
  const exemptions = ledger.holding(control.id, subject);
  if (exemptions.length === 0) return openOutcome(places);
  const covering = (place: Violation | NotEvaluated): Exemption | undefined =>
    exemptions.find(({ container }) => container === undefined || container === place.container);
  const exempted = places.flatMap((place) => {
    const by = covering(place);
    if (by === undefined) return [];
    ledger.use(by);
    return [{ place, by }];
  });
  return { ...openOutcome(places.filter((place) => covering(place) === undefined)), exempted };
}

function openOutcome(places: readonly (Violation | NotEvaluated)[]): Outcome {
  const violations: Violation[] = [];
  const gaps: NotEvaluated[] = [];
  for (const place of places) {
    if (place.status === "violation") violations.push(place);
    else gaps.push(place);
  }
  return { violations, gaps, exempted: [] };
}

export function verdictOf(outcome: Outcome): Verdict {
  if (outcome.violations.length > 0) return "violation";
  if (outcome.gaps.length > 0) return "notEvaluated";
  return outcome.exempted.length > 0 ? "exempt" : "pass";
}

/** Joins what several checks of one control say of one resource. */
export function join(left: Outcome | undefined, right: Outcome): Outcome {
  if (left === undefined || left === PASSED) return right;
  if (right === PASSED) return left;
  return {
    violations: [...left.violations, ...right.violations],
    gaps: [...left.gaps, ...right.gaps],
    exempted: [...left.exempted, ...right.exempted],
  };
}

/** The findings that an outcome amounts to: at most one of each status. */
export function findingsOf(
  control: Control,
  level: "mandatory" | "advisory",
  subject: Subject,
  outcome: Outcome,
  settings: Settings,
): readonly Finding[] {
  if (outcome === PASSED) return NONE;
  const { violations, gaps, exempted } = outcome;
  const levelOfGap = gaps.some(({ defect }) => defect === true)
    ? level
    : levelOfGaps(control, settings);
  return [
    ...violationFinding(control, level, subject, violations),
    ...gapFinding(control, levelOfGap, subject, gaps),
    ...exemptFinding(control, subject, exempted),
  ];
}

function violationFinding(
  control: Control,
  level: "mandatory" | "advisory",
  subject: Subject,
  violations: readonly Violation[],
): readonly Finding[] {
  const [first] = violations;
  if (first === undefined) return [];
  const { path, found, wanted } = first;
  return [
    {
      ...common(control, subject, path),
      status: "violation",
      level,
      found,
      wanted,
      message: sentence(violations),
    },
  ];
}

function gapFinding(
  control: Control,
  level: "mandatory" | "advisory",
  subject: Subject,
  gaps: readonly NotEvaluated[],
): readonly Finding[] {
  const [first] = gaps;
  if (first === undefined) return [];
  return [
    {
      ...common(control, subject, first.path),
      status: "notEvaluated",
      level,
      found: "not known",
      wanted: "",
      message: sentence(gaps),
      reason: first.why,
    },
  ];
}

function exemptFinding(
  control: Control,
  subject: Subject,
  exempted: Outcome["exempted"],
): readonly Finding[] {
  const [first] = exempted;
  if (first === undefined) return [];
  const { place, by } = first;
  return [
    {
      ...common(control, subject, place.path),
      status: "exempt",
      level: "advisory",
      found: place.status === "violation" ? place.found : "not known",
      wanted: place.status === "violation" ? place.wanted : "",
      message: sentence(exempted.map((entry) => entry.place)),
      reason: by.reason,
      owner: by.owner,
      expires: by.expires,
    },
  ];
}

function common(control: Control, subject: Subject, path: string) {
  return {
    control: control.id,
    severity: control.severity,
    urn: subject.urn,
    path,
    fingerprint: `${control.id}|${subject.objectReference ?? subject.typeAndName}|${path}`,
    reason: "",
    owner: "",
    expires: "",
  };
}

function levelOfGaps(control: Control, settings: Settings): "mandatory" | "advisory" {
  const { failOnUnknown } = settings;
  const fails =
    typeof failOnUnknown === "boolean" ? failOnUnknown : failOnUnknown.includes(control.id);
  return fails ? "mandatory" : "advisory";
}

function describe(place: Violation | NotEvaluated): string {
  const where = place.path === "" ? "" : `${place.path}: `;
  if (place.status === "notEvaluated") return `${where}not evaluated, ${place.why}`;
  return `${where}found ${place.found}, wanted ${place.wanted}`;
}

function sentence(places: readonly (Violation | NotEvaluated)[]): string {
  const [only] = places;
  if (only !== undefined && places.length === 1) return `${describe(only)}.`;
  return `${[...new Set(places.map(describe))].join("; ")}.`;
}
