import type { Finding, ReportDocument, ResourceEntry } from "./document";
import { groupBy } from "./group-by";
import type { Palette } from "./palette";
import { shortType } from "./resource-name";
import { emptyTally, kindOf, type Tally } from "./tally";
import { visible } from "./visible";

/** Siblings without children that share a type are told on one line from this number on. */
const FOLD_FROM = 3;
const LINE_WIDTH = 100;

/** The resources by parent, one line each; many siblings of one type share a line. */
export function treeLines(report: ReportDocument, paint: Palette): Iterable<string> {
  const known = new Set(report.resources.map(({ urn }) => urn));
  const children = groupBy(report.resources, ({ parent }) => (known.has(parent) ? parent : ""));
  return new Tree(children, openByUrn(report.findings), paint).lines("", 1);
}

/** How many open findings stand behind a resource. */
function openByUrn(findings: readonly Finding[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const finding of findings) {
    const kind = kindOf(finding);
    if (kind === "exempt" || kind === "accepted") continue;
    let tally = tallies.get(finding.urn);
    if (tally === undefined) tallies.set(finding.urn, (tally = emptyTally()));
    tally[kind] += 1;
  }
  return tallies;
}

/** `✗2 !1 ?3`. */
function marks({ mandatory, advisory, notEvaluated }: Tally, paint: Palette): string {
  const parts = [
    mandatory === 0 ? "" : paint.bad(`✗${mandatory}`),
    advisory === 0 ? "" : paint.warning(`!${advisory}`),
    notEvaluated === 0 ? "" : paint.unknown(`?${notEvaluated}`),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

class Tree {
  constructor(
    private readonly children: ReadonlyMap<string, readonly ResourceEntry[]>,
    private readonly open: ReadonlyMap<string, Tally>,
    private readonly paint: Palette,
  ) {}

  *lines(parent: string, depth: number): Iterable<string> {
    const indent = "  ".repeat(depth);
    for (const group of this.groups(this.children.get(parent) ?? [])) {
      const [first] = group;
      if (first === undefined) continue;
      if (group.length > 1) yield* this.foldedLines(group, indent);
      else {
        yield this.line(first, indent);
        if (this.children.has(first.urn)) yield* this.lines(first.urn, depth + 1);
      }
    }
  }

  private line(resource: ResourceEntry, indent: string): string {
    const type = this.paint.dim(shortType(resource.type));
    return `${indent}${type} ${visible(resource.name)}${this.marks(resource)}`;
  }

  /** Behind a space; empty for a resource without open findings. */
  private marks({ urn }: ResourceEntry): string {
    const open = this.open.get(urn);
    return open === undefined ? "" : ` ${marks(open, this.paint)}`;
  }

  private *foldedLines(group: readonly ResourceEntry[], indent: string): Iterable<string> {
    const type = shortType(group[0]?.type ?? "");
    let line = `${indent}${this.paint.dim(`${type} ×${group.length}`)}`;
    let width = indent.length + type.length + 4;
    for (const [index, resource] of group.entries()) {
      const mark = this.marks(resource);
      const comma = index === group.length - 1 ? "" : ",";
      const plainWidth = resource.name.length + 2 + (mark === "" ? 0 : 4);
      if (width + plainWidth > LINE_WIDTH) {
        yield line;
        line = `${indent}   `;
        width = indent.length + 3;
      }
      line += ` ${visible(resource.name)}${mark}${comma}`;
      width += plainWidth;
    }
    yield line;
  }

  /** Siblings in order of registration; leaves of one type stand where the first of them does. */
  private groups(siblings: readonly ResourceEntry[]): readonly (readonly ResourceEntry[])[] {
    const isLeaf = ({ urn }: ResourceEntry) => !this.children.has(urn);
    const leaves = groupBy(siblings.filter(isLeaf), ({ type }) => type);
    return siblings.flatMap((resource) => {
      const group = leaves.get(resource.type) ?? [];
      if (!isLeaf(resource) || group.length < FOLD_FROM) return [[resource]];
      return group[0] === resource ? [group] : [];
    });
  }
}
