import { shortType, typeAndName } from "../report/resource-name";
import type { PropertyChange } from "../report/document";
import type { Pair, Pairing } from "./pairs";

type UrnNow = Pairing["urnNow"];

/** What a property referred to and refers to now; renamed resources count as the same. */
export interface ReferenceChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** @param property First part of a property path. */
export function referenceChange(
  { before, after }: Pair,
  property: string,
  urnNow: UrnNow,
): ReferenceChange {
  const earlier = (before.propertyDependencies[property] ?? []).map(urnNow);
  const later = after.propertyDependencies[property] ?? [];
  return {
    removed: earlier.filter((urn) => !later.includes(urn)),
    added: later.filter((urn) => !earlier.includes(urn)),
  };
}

/** The references among these types, or all. */
export function ofTypes(
  { removed, added }: ReferenceChange,
  types: readonly string[] | undefined,
): ReferenceChange {
  const isOfType = (urn: string) => types === undefined || types.includes(typeAndName(urn).type);
  return { removed: removed.filter(isOfType), added: added.filter(isOfType) };
}

export function isEmpty({ removed, added }: ReferenceChange): boolean {
  return removed.length === 0 && added.length === 0;
}

/** A change of references as one of the property. */
export function asPropertyChange(
  path: string,
  { removed, added }: ReferenceChange,
): PropertyChange {
  return { path, before: referring(removed), after: referring(added) };
}

function referring(urns: readonly string[]): string {
  return urns.length === 0 ? "" : `refers to ${urns.map(resourceText).join(", ")}`;
}

/** Name and type of the resource with a URN, for people. */
export function resourceText(urn: string): string {
  const { type, name } = typeAndName(urn);
  return `${name} (${shortType(type)})`;
}
