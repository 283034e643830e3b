import type { Finding, ReportDocument, ResourceEntry } from "./document";
import { groupBy } from "./group-by";
import type { Palette } from "./palette";
import { shortType } from "./resource-name";
import { visible } from "./visible";

/** Siblings without children that share a type are told on one line from this number on. */
const FOLD_FROM = 3;
const LINE_WIDTH = 100;

/** The resources by parent, one line each; many siblings of one type share a line. */
export function treeLines(report: ReportDocument, paint: Palette): readonly string[] {
  const known = new Set(report.resources.map(({ urn }) => urn));
  const children = groupBy(report.resources, ({ parent }) => (known.has(parent) ? parent : ""));
  return new Tree(children, marksByUrn(report.findings, paint), paint).lines("", 1);
}

/** Counts of open findings that stand behind a resource: `✗2 !1 ?3`. */
function marksByUrn(findings: readonly Finding[], paint: Palette): ReadonlyMap<string, string> {
  const open = groupBy(
    findings.filter(
      ({ status, acceptedSince }) => status !== "exempt" && acceptedSince === undefined,
    ),
    ({ urn }) => urn,
  );
  return new Map([...open].map(([urn, own]) => [urn, marks(own, paint)]));
}

function marks(findings: readonly Finding[], paint: Palette): string {
  const count = (holds: (finding: Finding) => boolean) => findings.filter(holds).length;
  const violations = (level: Finding["level"]) =>
    count((finding) => finding.status === "violation" && finding.level === level);
  const parts: readonly (readonly [number, string, (text: string) => string])[] = [
    [violations("mandatory"), "✗", paint.bad],
    [violations("advisory"), "!", paint.warning],
    [count(({ status }) => status === "notEvaluated"), "?", paint.unknown],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, mark, colour]) => colour(`${mark}${number}`))
    .join(" ");
}

class Tree {
  constructor(
    private readonly children: ReadonlyMap<string, readonly ResourceEntry[]>,
    private readonly marks: ReadonlyMap<string, string>,
    private readonly paint: Palette,
  ) {}

  lines(parent: string, depth: number): readonly string[] {
    const lines: string[] = [];
    const indent = "  ".repeat(depth);
    for (const group of this.groups(this.children.get(parent) ?? [])) {
      const [first, ...others] = group;
      if (first === undefined) continue;
      if (others.length > 0) lines.push(...this.foldedLines(group, indent));
      else lines.push(this.line(first, indent), ...this.lines(first.urn, depth + 1));
    }
    return lines;
  }

  private line(resource: ResourceEntry, indent: string): string {
    const type = this.paint.dim(shortType(resource.type));
    return [`${indent}${type}`, visible(resource.name), this.marks.get(resource.urn)]
      .filter((part) => part !== undefined)
      .join(" ");
  }

  private foldedLines(group: readonly ResourceEntry[], indent: string): readonly string[] {
    const type = shortType(group[0]?.type ?? "");
    const lines = [`${indent}${this.paint.dim(`${type} ×${group.length}`)}`];
    let width = indent.length + type.length + 4;
    group.forEach((resource, index) => {
      const mark = this.marks.get(resource.urn);
      const comma = index === group.length - 1 ? "" : ",";
      const text = ` ${visible(resource.name)}${mark === undefined ? "" : ` ${mark}`}${comma}`;
      const plainWidth = resource.name.length + 2 + (mark === undefined ? 0 : 4);
      if (width + plainWidth > LINE_WIDTH) {
        lines.push(`${indent}   `);
        width = indent.length + 3;
      }
      lines.push((lines.pop() ?? "") + text);
      width += plainWidth;
    });
    return lines;
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
