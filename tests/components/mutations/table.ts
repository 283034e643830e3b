import { valueAt } from "./input-path";
import type { MutationRow } from "./row";

/** Resources of a preview that rows are held against. */
export interface Registered {
  readonly ofType: (type: string) => readonly {
    readonly name: string;
    readonly inputs: unknown;
  }[];
}

/**
 * What keeps a table from proving anything: rows that match no resource, whose path leads nowhere, that flip a value to
 * itself, or that stand there twice. Empty for a sound table.
 */
export function unsoundRows(rows: readonly MutationRow[], preview: Registered): string[] {
  const names = rows.map(({ type, resource, path, flip }) =>
    JSON.stringify([type, resource, path, flip]),
  );
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [...repeated, ...rows.flatMap((row) => problems(row, preview))];
}

function problems({ type, resource, path, flip }: MutationRow, preview: Registered): string[] {
  const found = preview.ofType(type).filter(({ name }) => new RegExp(resource).test(name));
  if (found.length === 0) return [`${type} ${resource}: no such resource`];
  return found.flatMap(({ name, inputs }) => {
    const value = valueAt(inputs, path);
    if (value === undefined) return [`${type} ${name}: nothing at ${path}`];
    return value === flip ? [`${type} ${name}: ${path} is ${JSON.stringify(flip)} already`] : [];
  });
}
