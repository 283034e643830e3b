import type { MutationRow } from "./row";
import { watched } from "./watched";

const CLUSTER = "aws:eks/cluster:Cluster";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const CREATOR = "accessConfig.bootstrapClusterCreatorAdminPermissions";
const WORLD = ["0.0.0.0/1", "128.0.0.0/1"];

function cluster(path: string, flips: readonly unknown[], control: string, requirement: string) {
  return watched(CLUSTER, "-cluster$", path, flips, control, requirement);
}

/** Hardening properties of the control plane and its log group. */
export const CONTROL_PLANE_ROWS: readonly MutationRow[] = [
  ...cluster("vpcConfig.endpointPublicAccess", [true, undefined], "eks-endpoint-public", "C1"),
  ...cluster("vpcConfig.endpointPrivateAccess", [false, undefined], "eks-endpoint-private", "C1"),
  ...cluster("encryptionConfig", [undefined], "eks-secrets-encryption", "C5"),
  ...cluster("encryptionConfig.resources", [[]], "eks-secrets-encryption", "C5"),
  ...cluster("encryptionConfig.provider.keyArn", [undefined], "eks-secrets-encryption", "C5"),
  ...cluster("enabledClusterLogTypes", [["api"], [], undefined], "eks-control-plane-logs", "K12"),
  ...cluster("accessConfig.authenticationMode", ["CONFIG_MAP", undefined], "eks-auth-mode", "K3"),
  ...cluster(CREATOR, [true, undefined], "eks-no-creator-admin", "K3"),
  ...cluster("deletionProtection", [false, undefined], "eks-deletion-protection", "C9"),
  ...cluster("upgradePolicy.supportType", ["EXTENDED", undefined], "ver-eks-supported", "C9"),
  ...cluster("version", ["1.29", undefined], "ver-eks-supported", "K17"),
  ...cluster("zonalShiftConfig.enabled", [false], "eks-zonal-shift", "C9"),
  ...cluster("forceUpdateVersion", [true], "eks-force-update", "K17"),
  ...cluster("bootstrapSelfManagedAddons", [true, undefined], "eks-self-managed-addons", "K17"),
  ...watched(LOGS, "plane-logs$", "kmsKeyId", [undefined], "logs-kms", "K12"),
  ...watched(LOGS, "plane-logs$", "retentionInDays", [30, undefined], "logs-retention", "K12"),
  ...watched(
    LOGS,
    "plane-logs$",
    "deletionProtectionEnabled",
    [false],
    "logs-deletion-protection",
    "K12",
  ),
];

/** The same for a control plane with restricted public access and Auto Mode. */
export const OPTION_ROWS: readonly MutationRow[] = [
  ...cluster("vpcConfig.publicAccessCidrs", [WORLD, undefined], "eks-public-cidrs", "C1"),
  ...cluster("computeConfig.nodePools", [["general-purpose"]], "eks-auto-mode-pools", "C8"),
];
