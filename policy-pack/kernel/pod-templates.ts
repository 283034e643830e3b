import { CUSTOM_POD_TYPES } from "./custom-pods";
import type { Field } from "./field";
import { kubernetesKind, POD_TYPES } from "./kinds";

/** Every type token whose objects hold a pod or pod templates: Kubernetes' own kinds, then custom resources. */
export const POD_BEARING_TYPES: readonly string[] = [
  ...POD_TYPES.keys(),
  ...CUSTOM_POD_TYPES.keys(),
];

export function holdsPods(type: string): boolean {
  return POD_TYPES.has(type) || CUSTOM_POD_TYPES.has(type);
}

/** The type tokens of Kubernetes' own pod-bearing kinds with the given names, in every API version, patches included. */
export function podTypesOf(...kinds: readonly string[]): readonly string[] {
  return [...POD_TYPES.keys()].filter((type) => kinds.includes(kubernetesKind(type)?.kind ?? ""));
}

/** The pod templates in the inputs of a pod-bearing type; a list of them that is unknown counts as one that is. */
export function templatesOf(inputs: Field, type: string): readonly Field[] {
  const own = POD_TYPES.get(type);
  if (own !== undefined) return [inputs.below(own)];
  return (CUSTOM_POD_TYPES.get(type) ?? []).flatMap((path) => follow(inputs, path));
}

function follow(field: Field, [key, ...rest]: readonly string[]): readonly Field[] {
  if (key === undefined) return [field];
  if (key !== "*") return follow(field.at(key), rest);
  if (field.absent) return [];
  const list = field.list();
  if (list.state === "known") return list.value.flatMap((entry) => follow(entry, rest));
  const entries = field.entries();
  if (entries.state === "known") return entries.value.flatMap(([, entry]) => follow(entry, rest));
  return [field.at("*")];
}
