import type { Control } from "../kernel/control";
import { autoModeNetworkPolicy } from "./cloud/auto-mode-network-policy";
import { ngImdsHopLimit } from "./cloud/ng-imds-hop-limit";
import { ngImdsIpv6 } from "./cloud/ng-imds-ipv6";
import { ngImdsTags } from "./cloud/ng-imds-tags";
import { ngNodeExpiry } from "./cloud/ng-node-expiry";
import { ngPoolLimits } from "./cloud/ng-pool-limits";

/** What nodes are made from. */
export const nodes: readonly Control[] = [
  autoModeNetworkPolicy,
  ngImdsHopLimit,
  ngImdsIpv6,
  ngImdsTags,
  ngNodeExpiry,
  ngPoolLimits,
];
