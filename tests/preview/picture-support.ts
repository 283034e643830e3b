import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildScene } from "../../preview/picture/build";
import type { Box } from "../../preview/picture/scene";
import type { ReportDocument, ResourceEntry } from "../../preview/report/document";

export const FIXTURE = join(__dirname, "fixtures", "picture.json");
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const recorded = JSON.parse(readFileSync(FIXTURE, "utf8")) as ReportDocument;

/** Resources by short names; `references` maps a property to the names that it refers to. */
export class StackOfOthers {
  private readonly entries: ResourceEntry[] = [];

  add(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    references: Record<string, string[]> = {},
    provider = "",
  ): this {
    const urnOf = (other: string): string =>
      this.entries.find((entry) => entry.name === other)?.urn ?? `urn:missing::${other}`;
    const propertyDependencies = Object.fromEntries(
      Object.entries(references).map(([property, names]) => [property, names.map(urnOf)]),
    );
    const options = {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      retainOnDelete: false,
      replaceOnChanges: [],
    };
    this.entries.push({
      urn: `urn:pulumi:main::shop::${type}::${name}`,
      type,
      name,
      parent: "",
      custom: true,
      provider: provider === "" ? "" : `${urnOf(provider)}::${UNKNOWN}`,
      inputs,
      options,
      dependencies: [],
      propertyDependencies,
      source: "",
    });
    return this;
  }

  get document(): ReportDocument {
    return { ...recorded, project: "shop", stack: "main", resources: this.entries };
  }
}

function allBoxes(boxes: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) => [box, ...allBoxes(box.children)]);
}

export function boxNamed(document: ReportDocument, title: string): Box {
  const found = allBoxes(buildScene(document).boxes).find((box) => box.title === title);
  if (found === undefined) throw new Error(`no box ${title}`);
  return found;
}

export function arrowsOf(document: ReportDocument): readonly string[] {
  const scene = buildScene(document);
  const titles = new Map(allBoxes(scene.boxes).map((box) => [box.id, box.title]));
  return scene.arrows.map(
    ({ from, to, kind, labels }) =>
      `${titles.get(from)} -> ${titles.get(to)} ${kind}: ${labels.join(", ")}`,
  );
}

export function expectWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (closing === "/") expect(open.pop()).toBe(name);
    else if (selfClosing !== "/" && name !== undefined) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cs}|&(?!(amp|lt|gt|quot|#39);)/u);
}
