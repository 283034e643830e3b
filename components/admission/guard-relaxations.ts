import { invalidArgument, requireMatch } from "../invalid-argument";

/** An exception from the guard, with who answers for it and until when. */
export interface GuardRelaxation {
  /** Id of the control whose policies are relaxed, for example img-digest. */
  readonly control: string;
  /** Namespaces in which the policies do not hold. Default all: the policies then warn and report, and refuse nothing. */
  readonly namespaces?: string[];
  /** Why, in a sentence. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day on which it holds, as YYYY-MM-DD; from the next day on the report names it as expired. */
  readonly expires: string;
}

/** Annotation in which the recorded exemptions of an object stand, as a JSON list. */
export const EXEMPTIONS = "hardened-cluster/exemptions";
/** Annotation of a binding with the exceptions that it makes for namespaces, as a JSON list. */
export const RELAXATIONS = "hardened-cluster/relaxations";

const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** The control that protects the guard itself: its policy has no exception. */
const NEVER = "guard-present";

/** Checks that each relaxation is complete, is about a policy of the guard and is not there twice. */
export function planRelaxations(
  owner: string,
  path: string,
  relaxations: readonly GuardRelaxation[],
  controls: readonly string[],
): readonly GuardRelaxation[] {
  const known = controls.filter((control) => control !== NEVER);
  relaxations.forEach((relaxation, index) => {
    const here = `${path}[${index}]`;
    const { control, namespaces = [], reason, expires } = relaxation;
    if (!known.includes(control)) {
      throw invalidArgument(owner, `${here}.control`, control, `one of ${known.join(", ")}`);
    }
    namespaces.forEach((name, place) => {
      const wanted = "the name of a namespace, not a pattern";
      requireMatch(owner, `${here}.namespaces[${place}]`, name, NAMESPACE, wanted);
    });
    requireMatch(owner, `${here}.reason`, reason, /\S.{9}/s, "a reason of at least 10 characters");
    requireMatch(owner, `${here}.owner`, relaxation.owner, /\S/, "who answers for it");
    requireDay(owner, `${here}.expires`, expires);
    requireNew(owner, here, relaxations.slice(0, index), relaxation);
  });
  return relaxations;
}

function requireDay(owner: string, path: string, day: string): void {
  const wanted = "a day as YYYY-MM-DD";
  requireMatch(owner, path, day, /^\d{4}-\d{2}-\d{2}$/, wanted);
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== day) {
    throw invalidArgument(owner, path, day, wanted);
  }
}

function requireNew(
  owner: string,
  path: string,
  earlier: readonly GuardRelaxation[],
  { control, namespaces = [] }: GuardRelaxation,
): void {
  const same = earlier.find(
    (one) => one.control === control && (one.namespaces ?? []).length === 0,
  );
  if (
    same !== undefined ||
    (namespaces.length === 0 && earlier.some((one) => one.control === control))
  ) {
    throw invalidArgument(
      owner,
      `${path}.control`,
      control,
      "a control that is relaxed either everywhere, once, or for named namespaces",
    );
  }
}
