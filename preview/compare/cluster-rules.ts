import { UNKNOWN } from "../engine/wire";
import { CLUSTER, isGone, isNew, KEY, ROLE, SUBNET, type ChangeRule } from "./rule";

const PROVIDER = "terraform-provider-aws, internal/service/eks/cluster.go";
const API = "https://docs.aws.amazon.com/eks/latest/APIReference";
const GUIDE = "https://docs.aws.amazon.com/eks/latest/userguide";
const PRACTICES = "https://docs.aws.amazon.com/eks/latest/best-practices";

const MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

/** The order in which a cluster may take authentication modes; the first is what EKS assumes. */
function modeRank(mode: unknown): number {
  return mode === undefined ? 0 : MODES.findIndex((each) => each === mode);
}

/** True where a flag that is on unless it is set changes. */
function changesFromOn(before: unknown, after: unknown): boolean {
  return (before ?? true) !== (after ?? true);
}

const replaces = (
  rule: Pick<ChangeRule, "id" | "paths" | "consequence"> & Partial<ChangeRule>,
): ChangeRule => ({
  types: [CLUSTER],
  on: "change",
  effect: "replaces-cluster",
  source: `${PROVIDER} (ForceNew)`,
  ...rule,
});

/** Changes of an EKS cluster. */
export const CLUSTER_RULES: readonly ChangeRule[] = [
  {
    id: "cluster-deleted",
    types: [CLUSTER],
    on: "delete",
    effect: "deletes",
    consequence:
      "The cluster is deleted with everything that only its etcd holds: objects, Secrets, certificates.",
    source: `${API}/API_DeleteCluster.html`,
  },
  replaces({
    id: "cluster-name",
    paths: ["name"],
    consequence: "The name of a cluster is fixed: the cluster is replaced by an empty one.",
  }),
  replaces({
    id: "cluster-role",
    paths: ["roleArn"],
    references: [ROLE],
    consequence: "The role of a control plane is fixed: the cluster is replaced by an empty one.",
  }),
  replaces({
    id: "cluster-service-network",
    paths: ["kubernetesNetworkConfig.serviceIpv4Cidr"],
    consequence: "The address range of services is fixed: the cluster is replaced by an empty one.",
  }),
  replaces({
    id: "cluster-ip-family",
    paths: ["kubernetesNetworkConfig.ipFamily"],
    applies: (before, after) => (before ?? "ipv4") !== (after ?? "ipv4"),
    consequence:
      "The IP family of pods and services is fixed: the cluster is replaced by an empty one.",
  }),
  replaces({
    id: "cluster-creator-admin",
    paths: ["accessConfig.bootstrapClusterCreatorAdminPermissions"],
    applies: changesFromOn,
    consequence:
      "EKS reads this flag only when it creates a cluster, and the provider replaces the cluster for it. Remove the " +
      "access entry of the creator instead.",
  }),
  replaces({
    id: "cluster-bootstrap-addons",
    paths: ["bootstrapSelfManagedAddons"],
    applies: changesFromOn,
    consequence:
      "EKS reads this flag only when it creates a cluster, and the provider replaces the cluster for it.",
  }),
  replaces({
    id: "cluster-encryption-removed",
    paths: ["encryptionConfig"],
    applies: isGone,
    consequence:
      "The key of a cluster cannot be taken away: the cluster is replaced by an empty one.",
  }),
  replaces({
    id: "cluster-encryption-key",
    paths: ["encryptionConfig.provider.keyArn"],
    applies: (before, after) => before !== undefined && after !== undefined,
    references: [KEY],
    consequence:
      "EKS has no way to give a cluster another key: the provider changes nothing, and the old key stays in use. Only a " +
      "new cluster takes the new one.",
    source: `${PROVIDER} (resourceClusterUpdate); ${API}/API_AssociateEncryptionConfig.html`,
  }),
  {
    id: "cluster-encryption-added",
    types: [CLUSTER],
    on: "change",
    paths: ["encryptionConfig"],
    applies: isNew,
    effect: "irreversible",
    consequence:
      "The cluster depends on this key from now on: neither can the key be changed nor encryption with it turned off, " +
      "and a cluster whose key was deleted is lost.",
    source: `${GUIDE}/enable-kms.html`,
  },
  {
    id: "cluster-authentication-mode",
    types: [CLUSTER],
    on: "change",
    paths: ["accessConfig.authenticationMode"],
    applies: (before, after) => modeRank(before) < modeRank(after),
    effect: "irreversible",
    consequence:
      "Authentication modes change only from CONFIG_MAP over API_AND_CONFIG_MAP to API. With API nobody gets in by " +
      "aws-auth any more, nodes among them, unless they have access entries.",
    source: `${GUIDE}/setting-up-access-entries.html`,
  },
  replaces({
    id: "cluster-authentication-mode-back",
    paths: ["accessConfig.authenticationMode"],
    applies: (before, after) => modeRank(before) > modeRank(after),
    consequence:
      "EKS refuses to go back to an earlier authentication mode: only a new cluster can have it.",
    source: `${GUIDE}/setting-up-access-entries.html`,
  }),
  {
    id: "cluster-egress-mode",
    types: [CLUSTER],
    on: "change",
    paths: ["vpcConfig.controlPlaneEgressMode"],
    applies: (before, after) => before !== after && after === "CUSTOMER_ROUTED",
    effect: "irreversible",
    consequence:
      "The traffic of the control plane goes through the VPC's routes from now on; only a new cluster goes back.",
    source: `${API}/API_VpcConfigRequest.html`,
  },
  replaces({
    id: "cluster-egress-mode-back",
    paths: ["vpcConfig.controlPlaneEgressMode"],
    applies: (before) => before === "CUSTOMER_ROUTED",
    consequence:
      "Going back to the control plane's own way out replaces the cluster by an empty one.",
    source: "@pulumi/aws, eks.ClusterVpcConfig: controlPlaneEgressMode",
  }),
  replaces({
    id: "cluster-subnets",
    paths: ["vpcConfig.subnetIds"],
    references: [SUBNET],
    consequence:
      "EKS takes other subnets for a control plane only from the same VPC and the same zones. Otherwise the update fails, " +
      "and only a new cluster can have them.",
    source: `${GUIDE}/network-reqs.html`,
  }),
  replaces({
    id: "cluster-outpost",
    paths: ["outpostConfig"],
    consequence: "A cluster stays where it is: moving to or from an Outpost replaces it.",
  }),
  replaces({
    id: "cluster-compute-role",
    paths: ["computeConfig.nodeRoleArn"],
    applies: (before, after) => before !== undefined && after !== undefined,
    references: [ROLE],
    consequence:
      "The role of Auto Mode nodes is fixed once it is set: the cluster is replaced by an empty one.",
    source: `${PROVIDER} (CustomizeDiff)`,
  }),
  {
    id: "cluster-version",
    types: [CLUSTER],
    on: "change",
    paths: ["version"],
    applies: (before, after) => before !== UNKNOWN && after !== UNKNOWN,
    effect: "irreversible",
    consequence:
      "EKS takes a control plane back to the previous minor version for seven days, and never further; nodes, add-ons and " +
      "what etcd holds do not go back with it. Check removed APIs, add-ons and nodes first, and take a backup.",
    source: `${GUIDE}/rollback-cluster.html; ${PRACTICES}/rollback-cluster-upgrades.html`,
  },
  {
    id: "cluster-deletion-protection",
    types: [CLUSTER],
    on: "change",
    paths: ["deletionProtection"],
    applies: (before, after) => before === true && after !== true,
    effect: "unprotects",
    consequence: "EKS lets anybody with the permission delete the cluster from now on.",
    source: "@pulumi/aws, eks.Cluster: deletionProtection",
  },
];
