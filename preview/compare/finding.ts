import type { Finding, ImpactEntry, ResourceEntry } from "../report/document";
import { typeAndName } from "../report/resource-name";

/** Id under which changes stand among the findings that nobody has acknowledged. */
export const IMPACT_CONTROL = "irreversible-change";

/** A change that has to be acknowledged, as a mandatory finding: every format of reports shows those. */
export function impactFinding(
  { id, rule, effect, urn, properties, consequence }: ImpactEntry,
  resource: ResourceEntry | undefined,
): Finding {
  const [first] = properties;
  const { type, name } = typeAndName(urn);
  const wanted = `--acknowledge ${quoted(id)}`;
  const changes = properties.map(({ path, before, after }) => `${path}: ${arrow(before, after)}. `);
  return {
    control: IMPACT_CONTROL,
    status: "violation",
    level: "mandatory",
    severity: effect === "unprotects" ? "high" : "critical",
    urn,
    path: first?.path ?? "",
    found: first === undefined ? "deleted" : arrow(first.before, first.after),
    wanted,
    message: `${changes.join("")}${consequence} If that is meant: ${wanted}.`,
    fingerprint: `${IMPACT_CONTROL}|${type}::${name}|${rule}`,
    reason: "",
    owner: "",
    expires: "",
    source: resource?.source ?? "",
    ...(resource?.librarySource !== undefined && { librarySource: resource.librarySource }),
  };
}

/** What was, and what is instead. */
export function arrow(before: string, after: string): string {
  return `${before === "" ? "(nothing)" : before} → ${after === "" ? "(nothing)" : after}`;
}

/** An argument as a POSIX shell takes it. */
export function quoted(argument: string): string {
  return /^[\w./:@-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
