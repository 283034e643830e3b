import { isMap, isNode, isSeq } from "yaml";
import type { Location } from "./manifest";

/** `spec.containers[0].securityContext` or `metadata.labels["a.b/c"]` as keys and indexes. */
function segmentsOf(path: string): readonly (string | number)[] {
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

/**
 * `file:line:column` of a property of an object; of the nearest parent that is there when the property itself is absent.
 * Keys are named, not their values, so that a value of many lines is found at its head.
 */
export function propertyLine({ file, node, lines }: Location, path: string): string {
  let current: unknown = node;
  let offset = node.range?.[0] ?? 0;
  for (const segment of segmentsOf(path)) {
    if (isMap(current)) {
      const pair = current.items.find(
        ({ key }) => isNode(key) && String(key.toJSON()) === String(segment),
      );
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      current = pair.value;
    } else if (isSeq(current) && typeof segment === "number") {
      current = current.items[segment];
      const start = startOf(current);
      if (start === undefined) break;
      offset = start;
    } else {
      break;
    }
  }
  const { line, col } = lines.linePos(offset);
  return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
