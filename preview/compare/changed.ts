import type { ChangedResource, PropertyChange, ResourceEntry } from "../report/document";
import type { Pair, Pairing } from "./pairs";
import { asPropertyChange, isEmpty, referenceChange } from "./references";
import { hasUnknown, propertyChanges } from "./values";

/** Inputs of a resource, with the options that decide about its life under `options`. */
export function comparable({ inputs, options }: ResourceEntry): Readonly<Record<string, unknown>> {
  const { protect, retainOnDelete } = options;
  return { ...inputs, options: { protect, retainOnDelete } };
}

/** True for paths whose changes the engine ignores. */
export function isIgnored({ options }: ResourceEntry, path: string): boolean {
  return options.ignoreChanges.some(
    (ignored) => ignored === "*" || path === ignored || /^[.[]/.test(rest(path, ignored)),
  );
}

function rest(path: string, start: string): string {
  return path.startsWith(start) ? path.slice(start.length) : "";
}

/** The resource with what changed of it, or nothing. */
export function changedResource(
  pair: Pair,
  urnNow: Pairing["urnNow"],
): ChangedResource | undefined {
  const { before, after } = pair;
  // Arguments of components are no resources of a cloud; what they change is told of those.
  const values = after.custom ? propertyChanges(comparable(before), comparable(after)) : [];
  const moved: readonly PropertyChange[] =
    before.urn === after.urn ? [] : [{ path: "urn", before: before.urn, after: after.urn }];
  const properties = [...moved, ...values, ...references(pair, values, urnNow)].filter(
    ({ path }) => !isIgnored(after, path),
  );
  const { urn, type, name } = after;
  return properties.length === 0 ? undefined : { urn, type, name, properties };
}

/** Unknown values cannot be compared; what they come from can. */
function references(
  pair: Pair,
  values: readonly PropertyChange[],
  urnNow: Pairing["urnNow"],
): readonly PropertyChange[] {
  const { before, after } = pair;
  if (!after.custom) return [];
  return Object.keys({ ...before.inputs, ...after.inputs }).flatMap((property) => {
    const isUnknown = [before, after].some(({ inputs }) => hasUnknown(inputs[property]));
    const isTold = values.some(({ path }) => path === property);
    if (!isUnknown || isTold) return [];
    const change = referenceChange(pair, property, urnNow);
    return isEmpty(change) ? [] : [asPropertyChange(property, change)];
  });
}
