import { filesIn } from "./repository";

/** What users rely on: id, severity and level under the preset `hardened`. */
export type PinnedRow = readonly [id: string, severity: string, level: string];

/** One change of a default that a component builds, which a control must object to. */
export interface Flip {
  readonly control: string;
  /** Which resources hold the default: a type, and the end of the name where the type is not enough. */
  readonly type: string;
  readonly name?: string;
  readonly set: string;
  readonly to: unknown;
  /** Further controls that object, each with the reason why it must. */
  readonly also?: Readonly<Record<string, string>>;
}

/** What the tests know of a group of controls besides the controls themselves; one file each in tests/pinned/. */
export interface PinnedGroup {
  readonly rows: readonly PinnedRow[];
  readonly flips?: readonly Flip[];
  /** Controls of which a preview of the program shows no default, each with the reason. */
  readonly withoutDefault?: Readonly<Record<string, string>>;
  /** Controls that have advisory findings in the program's own stacks, each with the reason. */
  readonly openFindings?: Readonly<Record<string, string>>;
}

const groups: readonly PinnedGroup[] = filesIn("tests/pinned", ".ts").map(
  (file) => jest.requireActual<{ readonly pinned: PinnedGroup }>(`../pinned/${file}`).pinned,
);

export const pinnedRows = groups.flatMap(({ rows }) => rows);
export const flips = groups.flatMap((group) => group.flips ?? []);
export const withoutDefault = merged(groups.map((group) => group.withoutDefault));
export const openFindings = merged(groups.map((group) => group.openFindings));

function merged(
  parts: readonly (Readonly<Record<string, string>> | undefined)[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part ?? {})));
}
