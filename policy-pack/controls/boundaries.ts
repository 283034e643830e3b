import type { Control } from "../kernel/control";
import { backupClusterSelected } from "./cloud/backup-cluster-selected";
import { dnsFirewall } from "./cloud/dns-firewall";
import { efsTlsOnly } from "./cloud/efs-tls-only";
import { iamPermissionsBoundary } from "./cloud/iam-permissions-boundary";
import { naclOnNodeSubnets } from "./cloud/nacl-on-node-subnets";
import { npEmptyPeer } from "./cluster/np-empty-peer";
import { npStrictMode } from "./cluster/np-strict-mode";
import { npSystemDefaultDeny } from "./cluster/np-system-default-deny";
import { snapshotClassRetain } from "./cluster/snapshot-class-retain";

/** What keeps one mistake from reaching further: boundaries of roles and subnets, the firewall for names, kube-system. */
export const boundaries: readonly Control[] = [
  backupClusterSelected,
  dnsFirewall,
  efsTlsOnly,
  iamPermissionsBoundary,
  naclOnNodeSubnets,
  npEmptyPeer,
  npStrictMode,
  npSystemDefaultDeny,
  snapshotClassRetain,
];
