export type Segments = readonly (string | number)[];

/** Findings about thousands of objects name the same few paths. */
const parsed = new Map<string, Segments>();
const MOST_KEPT = 1000;

/** `spec.containers[0].securityContext` or `metadata.labels["a.b/c"]` as keys and indexes. */
export function segmentsOf(path: string): Segments {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  if (parsed.size >= MOST_KEPT) parsed.clear();
  const segments = split(path);
  parsed.set(path, segments);
  return segments;
}

function split(path: string): Segments {
  const segments: (string | number)[] = [];
  for (const [, index, quoted, plain] of path.matchAll(
    /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g,
  )) {
    if (index !== undefined) segments.push(Number(index));
    else if (quoted !== undefined) segments.push(String(JSON.parse(`"${quoted}"`)));
    else if (plain !== undefined) segments.push(plain);
  }
  return segments;
}

/** Index of the item of a list of objects that a path names or leads into, and what follows it. */
export function itemOf(
  path: string,
): { readonly index: number; readonly rest: string } | undefined {
  const [, index, rest = ""] = /^items\[(\d+)\]\.?([^]*)$/.exec(path) ?? [];
  return index === undefined ? undefined : { index: Number(index), rest };
}

export function joinPath(path: string, key: string): string {
  return path === "" || key === "" || key.startsWith("[") ? `${path}${key}` : `${path}.${key}`;
}
