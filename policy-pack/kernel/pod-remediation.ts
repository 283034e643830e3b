import type { SafeRemediation } from "./control";
import { kubernetesKind, POD_TYPES } from "./kinds";
import { isObject, type PlainObject } from "./wire";

/**
 * A remediation that sets a property of the pod's spec where the spec is known and the property absent, for specs that it
 * applies to; patches are left as they are. Writes into the given inputs: the SDK guards them, and a copy would read every
 * unknown in them.
 */
export function setInPodSpec(
  key: string,
  value: unknown,
  applies: (spec: PlainObject) => boolean = () => true,
): SafeRemediation {
  return (type, inputs) => {
    const path = POD_TYPES.get(type);
    if (path === undefined || kubernetesKind(type)?.patch === true) return undefined;
    const spec = [...path, "spec"].reduce<unknown>(
      (holder, step) => (isObject(holder) && step in holder ? holder[step] : undefined),
      inputs,
    );
    if (!isObject(spec) || key in spec || !applies(spec)) return undefined;
    Object.assign(spec, { [key]: value });
    return inputs;
  };
}
