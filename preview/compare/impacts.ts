import type { ImpactEntry, PropertyChange, ResourceEntry } from "../report/document";
import { comparable, isIgnored } from "./changed";
import type { Pair, Pairing } from "./pairs";
import { asPropertyChange, isEmpty, ofTypes, referenceChange, resourceText } from "./references";
import { QUIET_REPLACEMENTS } from "./network-rules";
import type { ChangeRule } from "./rule";
import { CHANGE_RULES } from "./rules";
import { hasUnknown, propertyChanges, valueAt } from "./values";

type Found = Omit<ImpactEntry, "id" | "acknowledged">;

/**
 * The changes that rules name, in the order of resources.
 *
 * @param acknowledged Ids of impacts, or of rules for all their impacts.
 */
export function findImpacts(
  pairing: Pairing,
  acknowledged: readonly string[],
): readonly ImpactEntry[] {
  const { pairs, added, removed, urnNow } = pairing;
  const replaced = replacedResources(pairing);
  const found = [
    ...removed.flatMap((entry) => deletions(entry, added)),
    ...pairs.flatMap((pair) => ruleChanges(pair, urnNow, replaced)),
    ...added.flatMap(creations),
  ];
  return found.map((impact) => {
    const id = idOf(impact, found);
    return {
      id,
      ...impact,
      acknowledged: acknowledged.includes(id) || acknowledged.includes(impact.rule),
    };
  });
}

/** Rule and name; the URN where two resources of one name have the same impact. */
function idOf({ rule, urn }: Found, all: readonly Found[]): string {
  const name = nameOf(urn);
  const isUnique =
    all.filter((other) => other.rule === rule && nameOf(other.urn) === name).length === 1;
  return `${rule}:${isUnique ? name : urn}`;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function impact(
  { id, effect, consequence, source }: ChangeRule,
  urn: string,
  properties: readonly PropertyChange[],
): Found {
  return { rule: id, effect, urn, properties, consequence, source };
}

function deletions(entry: ResourceEntry, added: readonly ResourceEntry[]): readonly Found[] {
  if (!entry.custom || entry.options.retainOnDelete) return [];
  const moved = added.find(({ type, name }) => type === entry.type && name === entry.name);
  const hints = [
    entry.options.protect
      ? "It is protected: the deployment fails until `protect` was false in an earlier one."
      : "",
    moved === undefined
      ? ""
      : `The same type and name is new as ${moved.urn}: with the alias ${entry.urn} it is moved instead.`,
  ].filter((hint) => hint !== "");
  return CHANGE_RULES.filter((rule) => rule.on === "delete" && rule.types.includes(entry.type)).map(
    (rule) => {
      const found = impact(rule, entry.urn, []);
      return { ...found, consequence: [found.consequence, ...hints].join(" ") };
    },
  );
}

function creations(entry: ResourceEntry): readonly Found[] {
  return rulesFor(entry.type).flatMap((rule) => {
    if (rule.onCreate !== true) return [];
    const properties = (rule.paths ?? []).flatMap((path) => {
      const value = valueAt(comparable(entry), path);
      const counts = value !== undefined && (rule.applies?.(undefined, value) ?? true);
      return counts ? at(path, propertyChanges(undefined, value)) : [];
    });
    return properties.length === 0 ? [] : [impact(rule, entry.urn, properties)];
  });
}

function ruleChanges(
  pair: Pair,
  urnNow: Pairing["urnNow"],
  replaced: ReadonlySet<string>,
): readonly Found[] {
  return rulesFor(pair.after.type).flatMap((rule) => {
    const properties = pathChanges(rule, pair, urnNow, replaced);
    return properties.length === 0 ? [] : [impact(rule, pair.after.urn, properties)];
  });
}

function rulesFor(type: string): readonly ChangeRule[] {
  return CHANGE_RULES.filter(({ on, types }) => on === "change" && types.includes(type));
}

type Watched = Pick<ChangeRule, "paths" | "applies" | "references">;

function pathChanges(
  { paths = [], applies = () => true, references }: Watched,
  pair: Pair,
  urnNow: Pairing["urnNow"],
  replaced: ReadonlySet<string>,
): readonly PropertyChange[] {
  return paths.flatMap((path) => {
    if (isIgnored(pair.after, path)) return [];
    const [before, after] = [pair.before, pair.after].map((entry) =>
      valueAt(comparable(entry), path),
    );
    if (!applies(before, after)) return [];
    const values = at(path, propertyChanges(before, after));
    if (values.length > 0) return values;
    const property = path.split(".")[0] ?? "";
    const change = ofTypes(referenceChange(pair, property, urnNow), references);
    if ((hasUnknown(before) || hasUnknown(after)) && !isEmpty(change)) {
      return [asPropertyChange(path, change)];
    }
    return throughReplacement(path, property, pair, references, replaced);
  });
}

/** A value of a resource that is replaced changes although nobody changed the reference. */
function throughReplacement(
  path: string,
  property: string,
  { after }: Pair,
  references: readonly string[] | undefined,
  replaced: ReadonlySet<string>,
): readonly PropertyChange[] {
  if (references === undefined || valueAt(after.inputs, path) === undefined) return [];
  const all = { removed: [], added: after.propertyDependencies[property] ?? [] };
  return ofTypes(all, references)
    .added.filter((urn) => replaced.has(urn))
    .map((urn) => ({
      path,
      before: `refers to ${resourceText(urn)}`,
      after: `refers to ${resourceText(urn)}, which is replaced`,
    }));
}

function at(path: string, changes: readonly PropertyChange[]): readonly PropertyChange[] {
  return changes.map((change) => {
    const below =
      change.path === "" || change.path.startsWith("[") ? change.path : `.${change.path}`;
    return { ...change, path: `${path}${below}` };
  });
}

/** URNs of resources that are replaced, those included that are because of others. */
function replacedResources({ pairs, urnNow }: Pairing): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (let size = -1; size !== replaced.size;) {
    size = replaced.size;
    for (const pair of pairs) {
      const isReplaced = replacementsOf(pair.after.type).some(
        (watched) => pathChanges(watched, pair, urnNow, replaced).length > 0,
      );
      if (isReplaced) replaced.add(pair.after.urn);
    }
  }
  return replaced;
}

function replacementsOf(type: string): readonly Watched[] {
  return [
    ...rulesFor(type).filter(({ effect }) => effect.startsWith("replaces")),
    ...QUIET_REPLACEMENTS.filter((quiet) => quiet.type === type),
  ];
}
