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
    if (objectName.state !== "known" || namespace.state === "unknown") return [];
    const place = namespace.state === "known" ? namespace.value : "default";
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

/** Whether the name or the namespace of an object is unknown. */
export function isOpenlyNamed({ objectName, namespace }: Subject): boolean {
  return objectName.state === "unknown" || namespace.state === "unknown";
}
