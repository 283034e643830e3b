import type { SafeRemediation } from "./control";
import { kubernetesKind, POD_TYPES } from "./kinds";
import { CONTAINER_LISTS } from "./pod";
import { objectBelow, setWhereAbsent, type Writable } from "./property-remediation";
import { isObject } from "./wire";

/** Sets a property of the pod's security context where it is absent. Windows pods and patches are left as they are. */
export function setInPodContext(key: string, value: unknown): SafeRemediation {
  return remediation((spec) => {
    const context = objectBelow(spec, "securityContext");
    return context !== undefined && setWhereAbsent(context, [key], value);
  });
}

/**
 * Sets a property of every container's security context, by its path there, where it is absent. Windows pods and patches
 * are left as they are.
 */
export function setInContainerContexts(keys: readonly string[], value: unknown): SafeRemediation {
  return remediation((spec) => {
    const changed = CONTAINER_LISTS.flatMap((list) => elements(spec, list)).map((container) => {
      const context = objectBelow(container, "securityContext");
      return context !== undefined && setWhereAbsent(context, keys, value);
    });
    return changed.includes(true);
  });
}

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
function remediation(change: (spec: Writable) => boolean): SafeRemediation {
  return (type, inputs) => {
    const path = POD_TYPES.get(type);
    if (path === undefined || kubernetesKind(type)?.patch === true) return undefined;
    const spec = [...path, "spec"].reduce<unknown>(
      (holder, step) => (isObject(holder) && step in holder ? holder[step] : undefined),
      inputs,
    );
    if (!isWritable(spec) || !isForLinux(spec)) return undefined;
    return change(spec) ? inputs : undefined;
  };
}

function isForLinux(spec: Writable): boolean {
  const os = "os" in spec ? spec["os"] : undefined;
  return os === undefined || os === null || (isObject(os) && os["name"] === "linux");
}

function elements(spec: Writable, list: string): readonly Writable[] {
  const found: unknown = list in spec ? spec[list] : [];
  if (!Array.isArray(found)) return [];
  // The SDK's guarded lists cannot make lists of their own kind, as filter and map ask them to.
  return Array.from({ length: found.length }, (_, index): unknown => found[index]).filter(
    isWritable,
  );
}

function isWritable(value: unknown): value is Writable {
  return isObject(value);
}
