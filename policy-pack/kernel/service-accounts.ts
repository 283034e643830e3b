import type { Reading } from "./field";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** The service accounts that a stack makes. */
export interface Accounts {
  /** As `namespace/name`. */
  readonly names: ReadonlySet<string>;
  /** The namespaces that they stand in. */
  readonly namespaces: ReadonlySet<string>;
  /** Whether one of them is not fully named. */
  readonly open: boolean;
}

const byStack = new WeakMap<StackIndex, Accounts>();

export function accountsOf(stack: StackIndex): Accounts {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const all = stack.ofKind("ServiceAccount");
  const named = all.flatMap(({ objectName, namespace }) => {
    const place = placeOf(namespace);
    if (objectName.state !== "known" || place === undefined) return [];
    return [{ place, name: `${place}/${objectName.value}` }];
  });
  const accounts = {
    names: new Set(named.map(({ name }) => name)),
    namespaces: new Set(named.map(({ place }) => place)),
    open: all.some(isOpenlyNamed),
  };
  byStack.set(stack, accounts);
  return accounts;
}

function placeOf(namespace: Reading<string>): string | undefined {
  if (namespace.state === "unknown") return undefined;
  return namespace.state === "known" ? namespace.value : "default";
}

/** Whether the name or the namespace of an object is unknown. */
export function isOpenlyNamed({ objectName, namespace }: Subject): boolean {
  return objectName.state === "unknown" || namespace.state === "unknown";
}

/**
 * The service accounts of the stack that `serviceAccount` and `namespace` of a resource mean: by name where that is known,
 * and where it is unknown because it is an output of the account, or of the namespace that it stands in.
 */
export function accountsMeant(owner: Subject, stack: StackIndex): readonly Subject[] {
  const { urn, inputs } = owner;
  const sources = stack.sourcesOf(urn, "serviceAccount");
  const name = inputs.at("serviceAccount").string();
  const placed = accountsPlaced(owner, stack);
  return placed.filter((account) => {
    if (name.state === "unknown") return sources.includes(account.urn);
    const { objectName } = account;
    return (
      name.state === "known" && objectName.state === "known" && objectName.value === name.value
    );
  });
}

function accountsPlaced({ urn, inputs }: Subject, stack: StackIndex): readonly Subject[] {
  const place = inputs.at("namespace").string();
  const sources = stack.sourcesOf(urn, "namespace");
  const accounts = stack.ofKind("ServiceAccount");
  const byName = accounts.filter(
    ({ namespace }) => place.state === "known" && placeOf(namespace) === place.value,
  );
  const namespaces = stack.ofKind("Namespace").filter((one) => {
    if (place.state === "unknown") return sources.includes(one.urn);
    const { objectName } = one;
    return (
      place.state === "known" && objectName.state === "known" && objectName.value === place.value
    );
  });
  return [
    ...byName,
    ...(place.state === "unknown" ? accounts.filter((one) => sources.includes(one.urn)) : []),
    ...namespaces.flatMap((one) => stack.inNamespace("ServiceAccount", one)),
  ];
}
