import type { Control } from "../../policy-pack/kernel/control";
import type { ControlFixtures } from "./control-fixtures";
import { judge, nameOf, verdictOf } from "./judge";
import { object, resource, root, UNKNOWN, type Stack } from "./stack";
import { ABSENT, parsePath, tweak } from "./tweak";

/** One change to the room's minimal stack. */
export interface Row {
  readonly name: string;
  /** Name of the resource that is changed; the judged one unless said. */
  readonly on?: string;
  /** Place in its inputs, for example `spec.containers[0].image`. */
  readonly set: string;
  /** Value there; `ABSENT` removes it. */
  readonly to: unknown;
}

export interface FailingRow extends Row {
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
  /** The whole message, where it is not the one place alone. */
  readonly message?: string;
}

export interface GapRow extends Row {
  readonly path: string;
  readonly why: string;
}

/** What a control is tested with. */
export interface Room {
  /** Minimal valid stack and the resource in it that the control judges. */
  readonly minimal: Stack;
  readonly judged: string;
  /** Resources that the control does not judge, where it judges one of the usual ones. */
  readonly others?: Stack;
  /** Properties of the policy `settings` under which the control is tested. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly passes?: readonly Row[];
  readonly fails?: readonly FailingRow[];
  readonly notEvaluated?: readonly GapRow[];
}

const OTHERS: Stack = [
  root,
  resource("aws:s3/bucket:Bucket", "other", { vpcConfig: { endpointPublicAccess: true } }),
  object("core/v1:ConfigMap", "other", { data: { privileged: "true", verbs: "*" } }),
];

/** Tests of one control: the minimal stack, each row, other types, and an exemption for each violation. */
export function testRoom(control: Control, fixtures: ControlFixtures, room: Room): void {
  const { minimal, judged, others: otherTypes = OTHERS, settings: usual = {} } = room;
  const changed = ({ on = judged, set, to }: Row) => tweak(minimal, on, parsePath(set), to);
  const findings = (stack: Stack, settings = {}) => {
    const { evaluations } = judge(stack, {
      controls: [control],
      settings: { ...usual, ...settings },
    });
    return evaluations.findings;
  };

  describe(control.id, () => {
    test("passes the minimal valid stack", () => {
      expect(findings(minimal)).toEqual([]);
      expect(verdictOf(control, minimal, usual)).toBe("pass");
    });

    test("passes every passing fixture and objects to every failing one", () => {
      const verdicts = (kind: keyof ControlFixtures) =>
        fixtures[kind].map(({ stack, settings }) => verdictOf(control, stack, settings));
      expect(verdicts("passing")).toEqual(fixtures.passing.map(() => "pass"));
      expect(verdicts("failing")).toEqual(fixtures.failing.map(() => "violation"));
    });

    test("does not apply to other types", () => {
      expect(verdictOf(control, otherTypes, usual)).toBe("notApplicable");
    });

    eachRow(room.passes, "passes $name", (row) => {
      expect(findings(changed(row))).toEqual([]);
      expect(verdictOf(control, changed(row), usual)).toBe("pass");
    });

    eachRow(room.fails, "objects to $name", (row) => {
      const {
        path,
        found,
        wanted,
        message = `${place(path)}found ${found}, wanted ${wanted}.`,
      } = row;
      const [finding, ...others] = findings(changed(row));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ status: "violation", path, found, wanted, message });
      expect(finding && nameOf(finding)).toBe(judged);
    });

    eachRow(room.fails, "accepts an exemption for $name", (row) => {
      const { urn } = minimal.find(({ name }) => name === judged) ?? root;
      const reason = "Accepted for the test.";
      const exemption = {
        control: control.id,
        target: urn,
        reason,
        owner: "us",
        expires: "2027-01-01",
      };
      const [finding, ...others] = findings(changed(row), { exemptions: [exemption] });
      expect(others).toEqual([]);
      const { path, found, wanted } = row;
      const place = { path, found, wanted };
      expect(finding).toMatchObject({ status: "exempt", ...place, reason, owner: "us" });
    });

    eachRow(room.notEvaluated, "does not evaluate $name", ({ path, why, ...row }) => {
      const [finding, ...others] = findings(changed(row));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        status: "notEvaluated",
        level: "advisory",
        path,
        reason: why,
      });
      expect(verdictOf(control, changed(row), usual)).toBe("notEvaluated");
    });
  });
}

function place(path: string): string {
  return path === "" ? "" : `${path}: `;
}

// jest refuses an empty table.
function eachRow<T extends Row>(
  rows: readonly T[] | undefined,
  title: string,
  run: (row: T) => void,
): void {
  if (rows !== undefined && rows.length > 0) test.each([...rows])(title, run);
}

/** Rows in which a value of the right type is unknown, or of a wrong type: never a pass. */
export function unreadable(set: string, expected: string, on?: string): readonly GapRow[] {
  const where = on === undefined ? {} : { on };
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ["a number", 7, "a number"],
    ["a list", [], "a list"],
    ["an object", {}, "an object"],
    ["a text", "text", "a text"],
    ["true", true, "true"],
  ];
  const kind = expected === "true or false" ? "true" : expected;
  return [
    {
      ...where,
      name: `an unknown ${set}`,
      set,
      to: UNKNOWN,
      path: set,
      why: `${set} is not known during a preview`,
    },
    ...wrong
      .filter(([type]) => type !== kind)
      .map(([type, to, found]) => ({
        ...where,
        name: `${set} with ${type}`,
        set,
        to,
        path: set,
        why: `expected ${expected} at ${set}, found ${found}`,
      })),
  ];
}

export { ABSENT };
