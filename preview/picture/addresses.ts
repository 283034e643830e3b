import type { Resources } from "./resources";
import { compare, textAt } from "./resources";
import type { Arrow, Box } from "./scene";
import { box, open } from "./scene";
import { shorten, wrapList } from "./text";
import { VPC } from "./types";

/** Start of the ids of arrow ends that are address ranges. */
export const ADDRESS = "address\n";

/** Ranges with the same arrows share one box. */
export function groupAddresses(
  resources: Resources,
  arrows: readonly Arrow[],
): { readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[] } {
  const ids = [...new Set(arrows.flatMap((arrow) => [arrow.from, arrow.to]))]
    .filter((id) => id.startsWith(ADDRESS))
    .sort(compare);
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const key = [headingOf(resources, rangeOf(id)), ...arrowsAt(id, arrows)].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const first = new Map([...groups.values()].flatMap((same) => same.map((id) => [id, same[0]])));
  return {
    boxes: [...groups.values()].map((same) => addressBox(resources, same)),
    arrows: arrows.filter(({ from, to }) =>
      [from, to].every((end) => !first.has(end) || first.get(end) === end),
    ),
  };
}

function rangeOf(id: string): string {
  return id.slice(ADDRESS.length);
}

function arrowsAt(id: string, arrows: readonly Arrow[]): readonly string[] {
  return arrows
    .filter(({ from, to }) => from === id || to === id)
    .map(({ from, to, labels }) =>
      [from === id ? "out" : from, to === id ? "in" : to, ...labels].join("\r"),
    )
    .sort(compare);
}

function headingOf(resources: Resources, range: string): string {
  if (range.endsWith("/0")) return "Internet";
  const own = resources.ofType(VPC).some((vpc) => textAt(vpc.inputs, "cidrBlock") === range);
  return own ? "Addresses of the VPC" : "Addresses";
}

function addressBox(resources: Resources, ids: readonly string[]): Box {
  const [id = ""] = ids;
  const heading = headingOf(resources, rangeOf(id));
  return box({
    id,
    kind: "address",
    heading,
    title: ids.length === 1 ? shorten(rangeOf(id)) : `${ids.length} ranges`,
    lines: ids.length === 1 ? [] : wrapList(ids.map(rangeOf), 22, 6),
    marks: heading === "Internet" ? [open("every address")] : [],
  });
}
