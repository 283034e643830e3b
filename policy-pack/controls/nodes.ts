import type { Control } from "../kernel/control";
import { autoModeNetworkPolicy } from "./cloud/auto-mode-network-policy";
import { ngAmiType } from "./cloud/ng-ami-type";
import { ngBottlerocketSettings } from "./cloud/ng-bottlerocket-settings";
import { ngDiskEncrypted } from "./cloud/ng-disk-encrypted";
import { ngImdsHopLimit } from "./cloud/ng-imds-hop-limit";
import { ngImdsIpv6 } from "./cloud/ng-imds-ipv6";
import { ngImdsTags } from "./cloud/ng-imds-tags";
import { ngNoPublicIp } from "./cloud/ng-no-public-ip";
import { ngNoSecretsUserData } from "./cloud/ng-no-secrets-user-data";
import { ngNoSsh } from "./cloud/ng-no-ssh";
import { ngNodeExpiry } from "./cloud/ng-node-expiry";
import { ngNodeRoleLeast } from "./cloud/ng-node-role-least";
import { ngOwnSecurityGroup } from "./cloud/ng-own-security-group";
import { ngPoolLimits } from "./cloud/ng-pool-limits";
import { ngPrivateSubnets } from "./cloud/ng-private-subnets";
import { ngReleasePinned } from "./cloud/ng-release-pinned";
import { ngUseManaged } from "./cloud/ng-use-managed";

/** What nodes are made from. */
export const nodes: readonly Control[] = [
  autoModeNetworkPolicy,
  ngAmiType,
  ngBottlerocketSettings,
  ngDiskEncrypted,
  ngImdsHopLimit,
  ngImdsIpv6,
  ngImdsTags,
  ngNodeExpiry,
  ngNodeRoleLeast,
  ngNoPublicIp,
  ngNoSecretsUserData,
  ngNoSsh,
  ngOwnSecurityGroup,
  ngPoolLimits,
  ngPrivateSubnets,
  ngReleasePinned,
  ngUseManaged,
];
