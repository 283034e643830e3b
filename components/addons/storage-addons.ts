import type { AddonDefinition } from "./definition";
import { AddonName, AddonPhase } from "./names";

/** Labels: upstream manifests of external-snapshotter, which the add-on is built from. */
const snapshotController: AddonDefinition = {
  name: AddonName.SnapshotController,
  phase: AddonPhase.AfterNodes,
  use: "default",
  after: [],
  needs: { flows: [], endpoints: [] },
  identities: [],
  pods: [
    {
      name: "snapshot-controller",
      namespace: "kube-system",
      labels: { "app.kubernetes.io/name": "snapshot-controller" },
      listensOn: [],
      connectsTo: ["api-server"],
    },
  ],
};

/**
 * The managed policy acts only on volumes that carry this cluster's name, compared with the session tag of Pod Identity
 * (kubernetes-sigs/aws-ebs-csi-driver issue 2918). It holds nothing about keys: the policy of the volumes' key must
 * name the role. `k8sTagClusterId` puts the tag `kubernetes.io/cluster/<cluster name>: owned` on volumes and snapshots
 * (docs/tagging.md of the driver), by which backups select them. The driver looks for the snapshot API once, when it starts, so the snapshot controller comes first.
 */
const ebsCsiDriver: AddonDefinition = {
  name: AddonName.EbsCsiDriver,
  phase: AddonPhase.AfterNodes,
  use: "default",
  after: [AddonName.PodIdentityAgent, AddonName.SnapshotController],
  needs: { flows: [], endpoints: ["ec2"] },
  identities: [
    {
      namespace: "kube-system",
      serviceAccount: "ebs-csi-controller-sa",
      roleSuffix: "ebs-csi",
      managedPolicies: ["service-role/AmazonEBSCSIDriverEKSClusterScopedPolicy"],
      statements: () => [],
    },
  ],
  configuration: (clusterName) => ({
    controller: { replicaCount: 2, k8sTagClusterId: clusterName },
    defaultStorageClass: { enabled: false },
  }),
  pods: [
    {
      name: "ebs-csi-controller",
      namespace: "kube-system",
      labels: { app: "ebs-csi-controller" },
      listensOn: [],
      connectsTo: ["api-server", "cluster-dns", "pod-identity", "aws-services"],
    },
    {
      name: "ebs-csi-node",
      namespace: "kube-system",
      labels: { app: "ebs-csi-node" },
      listensOn: [],
      connectsTo: ["api-server"],
    },
  ],
};

/**
 * The pods on the nodes mount over TLS with IAM (mount options tls and iam of the storage class) and hold no more than
 * the right to mount and write; without root access files belong to the access point's user. They are on the host's
 * network. Traffic to a file system is opened by that file system's own security group.
 */
const efsCsiDriver: AddonDefinition = {
  name: AddonName.EfsCsiDriver,
  phase: AddonPhase.AfterNodes,
  use: "option",
  after: [AddonName.PodIdentityAgent],
  needs: { flows: [], endpoints: ["elasticfilesystem"] },
  identities: [
    {
      namespace: "kube-system",
      serviceAccount: "efs-csi-controller-sa",
      roleSuffix: "efs-csi",
      managedPolicies: ["service-role/AmazonEFSCSIDriverPolicy"],
      statements: () => [],
    },
    {
      namespace: "kube-system",
      serviceAccount: "efs-csi-node-sa",
      roleSuffix: "efs-csi-node",
      managedPolicies: [],
      statements: ({ partition, region, accountId }) => [
        {
          Sid: "MountOverTls",
          Effect: "Allow",
          Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          Resource: `arn:${partition}:elasticfilesystem:${region}:${accountId}:file-system/*`,
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
      ],
    },
  ],
  configuration: () => ({ controller: { replicaCount: 2 } }),
  pods: [
    {
      name: "efs-csi-controller",
      namespace: "kube-system",
      labels: { app: "efs-csi-controller" },
      listensOn: [],
      connectsTo: ["api-server", "cluster-dns", "pod-identity", "aws-services"],
    },
  ],
};

export const STORAGE_ADDONS = [snapshotController, ebsCsiDriver, efsCsiDriver];
