import type { ComparedResource, ReportDocument } from "./document";
import { code, details, table } from "./markdown-parts";
import { shortType, typeAndName } from "./resource-name";

/** What changed since an earlier report, folded up; changes that need an acknowledgement are among the findings. */
export function comparisonDetails({ comparison }: ReportDocument): readonly string[] {
  if (comparison === undefined) return [];
  const { base, added, removed, changed, verdicts, impacts } = comparison;
  const resources = [
    ...added.map((resource) => ["added", named(resource), "", "", ""]),
    ...removed.map((resource) => ["removed", named(resource), "", "", ""]),
    ...changed.flatMap(({ properties, ...resource }) =>
      properties.map(({ path, before, after }) => [
        "changed",
        named(resource),
        code(path),
        code(before),
        code(after),
      ]),
    ),
  ];
  const judged = [
    ...verdicts.new.map((verdict) => ["new", verdict] as const),
    ...verdicts.gone.map((verdict) => ["gone", verdict] as const),
  ].map(([state, { control, status, urn, path }]) => [
    state,
    code(control),
    status,
    urn === "" ? "" : named(typeAndName(urn)),
    code(path),
  ]);
  const accepted = impacts
    .filter(({ acknowledged }) => acknowledged)
    .map(({ id, consequence }) => [code(id), code(consequence)]);
  return [
    ...part(
      `Resources that changed since ${base.asOf}`,
      ["Change", "Resource", "Property", "Before", "After"],
      resources,
    ),
    ...part(
      `Verdicts that changed since ${base.asOf}`,
      ["Change", "Control", "Status", "Resource", "Property"],
      judged,
    ),
    ...part("Acknowledged changes", ["Id", "What happens"], accepted),
  ];
}

function part(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return rows.length === 0 ? [] : [details(`${title} (${rows.length})`, table(head, rows))];
}

function named({ type, name }: Pick<ComparedResource, "type" | "name">): string {
  return `${code(name)} (${code(shortType(type))})`;
}
