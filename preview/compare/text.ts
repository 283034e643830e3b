import type { ComparedResource, ComparisonEntry, ImpactEntry } from "../report/document";
import { groupBy } from "../report/group-by";
import type { Palette } from "../report/palette";
import { shortType, typeAndName } from "../report/resource-name";
import { visible } from "../report/visible";
import { arrow } from "./finding";

/** Changes of one resource that are told one by one. */
const MOST_PROPERTIES = 12;

/** What changed since an earlier report, for people. */
export function comparisonLines(
  { added, removed, changed, verdicts, impacts }: ComparisonEntry,
  paint: Palette,
): readonly string[] {
  const lines = [
    ...byType(added).map((line) => `  ${paint.good("+")} ${line}`),
    ...byType(removed).map((line) => `  ${paint.bad("-")} ${line}`),
    ...changed.flatMap(({ properties, ...resource }) => [
      `  ${paint.warning("~")} ${subject(resource)}`,
      ...properties
        .slice(0, MOST_PROPERTIES)
        .map(({ path, before, after }) => `      ${visible(`${path}: ${arrow(before, after)}`)}`),
      ...more(properties.length - MOST_PROPERTIES),
    ]),
    ...verdicts.new.map((verdict) => `  ${paint.bad("new")}   ${verdictText(verdict)}`),
    ...verdicts.gone.map((verdict) => `  ${paint.good("gone")}  ${verdictText(verdict)}`),
    ...impacts.map((impact) => impactText(impact, paint)),
    ...shortcuts(impacts),
  ];
  return lines.length === 0 ? ["  nothing"] : lines;
}

function byType(resources: readonly ComparedResource[]): readonly string[] {
  return [...groupBy(resources, ({ type }) => type)].map(
    ([type, group]) => `${shortType(type)}: ${visible(group.map(({ name }) => name).join(", "))}`,
  );
}

function subject({ type, name }: Pick<ComparedResource, "type" | "name">): string {
  return visible(`${name} (${shortType(type)})`);
}

function more(count: number): readonly string[] {
  return count > 0 ? [`      and ${count} more`] : [];
}

function verdictText({
  control,
  status,
  level,
  urn,
  path,
}: ComparisonEntry["verdicts"]["new"][number]): string {
  const kind = status === "notEvaluated" ? "not evaluated" : status;
  return `${control} (${level}, ${kind})  ${urn === "" ? "" : subject(typeAndName(urn))} ${visible(path)}`.trimEnd();
}

/** From how many changes of a kind on one flag for all is offered. */
const MANY = 3;

function shortcuts(impacts: readonly ImpactEntry[]): readonly string[] {
  const waiting = impacts.filter(({ acknowledged }) => !acknowledged);
  return [...groupBy(waiting, ({ rule }) => rule)]
    .filter(([, group]) => group.length >= MANY)
    .map(([rule, group]) => `  --acknowledge ${rule} lets all ${group.length} of its kind pass`);
}

function impactText({ id, effect, acknowledged }: ImpactEntry, paint: Palette): string {
  const state = acknowledged ? paint.good("acknowledged") : paint.bad("to acknowledge");
  return `  ${state}  ${visible(id)} (${effect.replaceAll("-", " the ")})`;
}
