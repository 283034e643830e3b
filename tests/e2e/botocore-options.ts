import { ClusterAddons } from "../../components/addons/cluster-addons";
import { AddonRoles } from "../../components/addons/addon-roles";
import { ApplicationLogs } from "../../components/addons/application-logs";
import { AddonName } from "../../components/addons/names";
import { AuditAlarms } from "../../components/audit/audit-alarms";
import { AuditArchive } from "../../components/audit/audit-archive";
import { BackupRoles } from "../../components/backup/backup-roles";
import { ClusterBackup } from "../../components/backup/cluster-backup";
import { ClusterIdentityProvider } from "../../components/cluster-identity-provider";
import { AccountGuards } from "../../components/detection/account-guards";
import { CustomerKey } from "../../components/keys/customer-key";
import { AutoModeIdentity } from "../../components/nodes/auto-mode";
import { KarpenterIdentity } from "../../components/nodes/karpenter";
import { KarpenterQueue } from "../../components/nodes/karpenter-queue";
import { ImageCacheRole } from "../../components/registry/image-cache-role";
import { ImageRegistry } from "../../components/registry/image-registry";
import { PullThroughCache } from "../../components/registry/pull-through-cache";
import type { CachedUpstream } from "../../components/registry/upstreams";
import { EncryptedFileSystem } from "../../components/storage/encrypted-file-system";
import { exampleNetwork } from "../components/network-example";

const ACCOUNT = { accountId: "111122223333", region: "eu-central-1" };
const CLUSTER = { ...ACCOUNT, clusterName: "blue" };
const DEPLOYER = "arn:aws:iam::111122223333:role/deployer";
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Every part that has options, with those options that the stacks of this project do not choose. */
export function allOptions(): void {
  exampleNetwork({
    egress: "nat",
    podCidr: "100.64.0.0/18",
    publicLoadBalancer: { clientCidrs: ["0.0.0.0/0"], targetPorts: [8080] },
  });
  identities();
  operations();
  images();
}

function identities(): void {
  const addons = Object.values(AddonName);
  const { roleArns } = rolesOf(addons);
  for (const phase of ["before-nodes", "after-nodes"] as const) {
    new ClusterAddons(phase, { clusterName: "blue", phase, addons, roleArns });
  }
  new ClusterIdentityProvider("people", {
    clusterName: "blue",
    providerName: "people",
    issuerUrl: "https://login.example.com",
    clientId: "kubernetes",
    usernamePrefix: "people:",
    groupsPrefix: "people:",
  });
  new KarpenterIdentity("karpenter", CLUSTER);
  new KarpenterQueue("interruptions", { ...CLUSTER, notificationsKeyArn: KEY });
  new AutoModeIdentity("auto-mode", { clusterName: "blue" });
}

/** Roles by the key that `ClusterAddons` asks for; their own ARNs are unknown in a preview. */
function rolesOf(addons: string[]): { readonly roleArns: AddonRoles["roleArns"] } {
  return new AddonRoles("addon-roles", { ...CLUSTER, addons });
}

function operations(): void {
  const subscribers = [{ protocol: "email" as const, endpoint: "security@example.com" }];
  new AuditAlarms("audit", { ...CLUSTER, deployerRoleArn: DEPLOYER, subscribers });
  new AuditArchive("archive", { ...CLUSTER, deployerRoleArn: DEPLOYER });
  new ApplicationLogs("applications", { clusterName: "blue", logsKeyArn: KEY });
  const availabilityZones = ["eu-central-1a", "eu-central-1b"];
  new EncryptedFileSystem("files", {
    ...CLUSTER,
    availabilityZones,
    subnetIds: availabilityZones.map((zone) => `subnet-0a1b2c3d4e5f6071${zone.slice(-1)}`),
    securityGroupId: "sg-0a1b2c3d4e5f60718",
    volumesKeyArn: KEY,
  });
  const { backupRoleArn, restoreTestRoleArn } = new BackupRoles("backup-roles", CLUSTER);
  new ClusterBackup("backup", {
    ...CLUSTER,
    deployerRoleArn: DEPLOYER,
    vaultKeyArn: KEY,
    backupRoleArn,
    restoreTestRoleArn,
    notificationsTopicArn: "arn:aws:sns:eu-central-1:111122223333:blue",
    settings: {
      coldStorageAfterDays: 30,
      vaultLock: "compliance",
      acknowledgeIrreversibleLock: true,
    },
  });
  new AccountGuards("guards", {
    ebsKeyArn: KEY,
    vpcPublicAccess: "block-bidirectional",
    allowedImages: "enabled",
  });
}

function images(): void {
  for (const use of ["registry", "backup", "audit", "notifications"] as const) {
    const userRoleArns = ["arn:aws:iam::111122223333:role/user"];
    new CustomerKey(use, { ...CLUSTER, use, deployerRoleArn: DEPLOYER, userRoleArns });
  }
  new ImageRegistry("images", {
    ...ACCOUNT,
    repositories: ["storefront/web"],
    keyArn: KEY,
    pushRoleArns: [DEPLOYER],
    pullAccountIds: ["444455556666"],
  });
  const upstreams: CachedUpstream[] = [{ upstream: "quay" }, { upstream: "ecr-public" }];
  const cacheRole = new ImageCacheRole("cache", { ...CLUSTER, upstreams });
  new PullThroughCache("cache", {
    ...ACCOUNT,
    hasRouteOut: true,
    upstreams,
    keyArn: KEY,
    creationRoleArn: cacheRole.roleArn,
  });
}
