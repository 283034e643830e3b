import type { GuardPolicy } from "./guard-policy";
import { HOST_NAMESPACES } from "./host-namespaces";
import { IMAGES } from "./images";
import { NETWORK_POLICIES } from "./network-policies";
import { protectedNamespaces } from "./protected-namespaces";
import { SERVICES } from "./services";
import { SIGNING_REQUESTS } from "./signing-requests";
import { TOKENS } from "./tokens";

/** All policies of a guard; `names` are the namespaces that nobody may delete. */
export function guardPolicies(names: readonly string[]): readonly GuardPolicy[] {
  return [
    ...HOST_NAMESPACES,
    ...IMAGES,
    ...TOKENS,
    ...SERVICES,
    ...NETWORK_POLICIES,
    ...SIGNING_REQUESTS,
    ...protectedNamespaces(names),
  ];
}

/** Ids of the controls that the guard's policies carry. */
export const GUARD_CONTROLS: readonly string[] = [
  ...new Set(guardPolicies([]).map(({ control }) => control)),
];
