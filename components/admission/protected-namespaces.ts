import { at, isAmong, not, textAt, texts } from "./cel";
import type { GuardPolicy } from "./guard-policy";

/** Namespace of the guard's own parameters. */
export const GUARD_NAMESPACE = "hardened-cluster-guard";

/**
 * Control guard-present: without its parameters the guard refuses every image, and a namespace that is deleted takes
 * everything in it along. An administrator who means it removes the binding first.
 */
export function protectedNamespaces(names: readonly string[]): readonly GuardPolicy[] {
  return [
    {
      name: "protected-namespaces",
      control: "guard-present",
      guards: [
        { apiGroups: [""], apiVersions: ["v1"], resources: ["namespaces"], operations: ["DELETE"] },
      ],
      holds: not(isAmong(textAt(at("oldObject", "metadata", "name")), texts(names))),
      message:
        "guard-present: the namespace is protected from deletion. " +
        "Take it out of protectedNamespaces where the cluster is declared, and deploy that first.",
      exemptsSystem: false,
    },
  ];
}
