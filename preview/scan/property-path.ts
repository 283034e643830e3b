/** `spec.containers[0].securityContext` or `metadata.labels["a.b/c"]` as keys and indexes. */
export function segmentsOf(path: string): readonly (string | number)[] {
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

export function joinPath(path: string, key: string): string {
  return path === "" || key === "" || key.startsWith("[") ? `${path}${key}` : `${path}.${key}`;
}
