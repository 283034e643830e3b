import { allOf, not, truthAt } from "./cel";
import type { GuardPolicy } from "./guard-policy";
import { pods, wherePodsAre } from "./pod-places";

const KEYS = ["hostNetwork", "hostPID", "hostIPC"];

/**
 * Control pss-host-namespaces, whatever Pod Security level a namespace has: on the host's network a pod reaches the metadata
 * service of its node and no network policy selects it. These fields of a pod cannot be changed later.
 */
export const HOST_NAMESPACES: readonly GuardPolicy[] = wherePodsAre(
  pods(["pods"], ["CREATE"]),
  ({ specOf }) => ({
    name: "host-namespaces",
    control: "pss-host-namespaces",
    holds: allOf(...KEYS.map((key) => not(truthAt(specOf("object", key))))),
    message:
      "pss-host-namespaces: the pod shares the network, processes or memory of its node. " +
      "Remove hostNetwork, hostPID and hostIPC; expose ports with a Service.",
  }),
);
