import type { AwsLocation } from "../aws-account";

type Location = Required<AwsLocation>;

/** Names of the roles of backups, known before they exist, so that key policies can name them as plain text. */
export function backupRoleNames(clusterName: string): { backup: string; restoreTest: string } {
  return { backup: `${clusterName}-backup`, restoreTest: `${clusterName}-restore-test` };
}

/** The tag that volumes of a cluster carry. */
export interface VolumeTag {
  readonly key: string;
  readonly value: string;
}

/** The tag that the EBS CSI driver gives to volumes when its `k8sTagClusterId` is the cluster's name. */
export function clusterVolumeTag(clusterName: string): VolumeTag {
  return { key: `kubernetes.io/cluster/${clusterName}`, value: "owned" };
}

export function trustPolicy(): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  });
}

/**
 * What AWS Backup needs to back up one cluster and EBS volumes, and no other of the services that the managed policy
 * covers. Reading is allowed on everything, because EC2's and EKS's list actions know no resource. AWS Backup reads the
 * Kubernetes objects through an access entry that it makes for this role.
 * Source: managed policy AWSBackupServiceRolePolicyForBackup, version 29, cut down to EKS and EBS.
 */
export function backupPolicy(at: Location, clusterName: string): string {
  const { partition, region, accountId } = at;
  const cluster = `arn:${partition}:eks:${region}:${accountId}`;
  const snapshots = `arn:${partition}:ec2:${region}::snapshot/*`;
  return policy(
    allow("ReadCluster", EKS_READ, "*"),
    allow("CreateAccessEntry", ["eks:CreateAccessEntry"], `${cluster}:cluster/${clusterName}`),
    {
      ...allow(
        "AssociateBackupAccessPolicy",
        ["eks:AssociateAccessPolicy", "eks:DisassociateAccessPolicy"],
        `${cluster}:access-entry/${clusterName}/*`,
      ),
      Condition: {
        StringEquals: {
          "eks:policyArn": `arn:${partition}:eks::aws:cluster-access-policy/AWSBackupFullAccessPolicyForBackup`,
          "eks:accessScope": "cluster",
        },
      },
    },
    allow("ReadVolumes", ["ec2:DescribeSnapshots", "ec2:DescribeVolumes", "tag:GetResources"], "*"),
    allow(
      "SnapshotVolumes",
      ["ec2:CreateSnapshot"],
      `arn:${partition}:ec2:${region}:${accountId}:volume/*`,
      snapshots,
    ),
    allow("TagSnapshots", ["ec2:CreateTags"], snapshots),
    {
      ...allow("ExpireOwnSnapshots", ["ec2:DeleteSnapshot", "ec2:ModifySnapshotTier"], snapshots),
      Condition: { Null: { "aws:ResourceTag/aws:backup:source-resource": "false" } },
    },
    allow(
      "UseVault",
      ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"],
      `arn:${partition}:backup:${region}:${accountId}:backup-vault:*`,
    ),
    allow(
      "TagRecoveryPoints",
      ["backup:TagResource"],
      `arn:${partition}:backup:${region}:${accountId}:recovery-point:*`,
    ),
  );
}

/**
 * What a restore test of EBS volumes needs: make a volume from a snapshot. The service-linked role for restore testing
 * deletes it afterwards, so that this role can delete nothing.
 * Sources: managed policies AWSBackupServiceRolePolicyForRestores, version 25, cut down to EBS, and
 * AWSServiceRolePolicyForBackupRestoreTesting.
 */
export function restoreTestPolicy(at: Location): string {
  const { partition, region, accountId } = at;
  const volumes = `arn:${partition}:ec2:${region}:${accountId}:volume/*`;
  const read = ["ec2:DescribeAvailabilityZones", "ec2:DescribeSnapshots", "ec2:DescribeVolumes"];
  return policy(
    allow("ReadVolumes", read, "*"),
    allow(
      "RestoreVolume",
      ["ec2:CreateVolume"],
      volumes,
      `arn:${partition}:ec2:${region}::snapshot/*`,
    ),
    {
      ...allow("TagRestoredVolume", ["ec2:CreateTags"], volumes),
      Condition: { StringEquals: { "ec2:CreateAction": "CreateVolume" } },
    },
  );
}

/**
 * Policy of the vault: nobody but the administrators deletes backups, shortens their life, or changes this policy. Backups
 * that reach the end of their retention are deleted by AWS Backup itself.
 */
export function vaultPolicy(administrators: readonly string[]): string {
  const Action = [
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultAccessPolicy",
    "backup:DeleteRecoveryPoint",
    "backup:PutBackupVaultAccessPolicy",
    "backup:UpdateRecoveryPointLifecycle",
  ];
  return policy({
    Sid: "OnlyAdministratorsDelete",
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: "*",
    Condition: {
      ArnNotEquals: { "aws:PrincipalArn": administrators },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  });
}

/** What AWS Backup reads of a cluster to be able to make it again. */
const EKS_READ = [
  "ec2:DescribeLaunchTemplateVersions",
  "eks:DescribeAccessEntry",
  "eks:DescribeAddon",
  "eks:DescribeCluster",
  "eks:DescribeFargateProfile",
  "eks:DescribeNodegroup",
  "eks:DescribePodIdentityAssociation",
  "eks:ListAccessEntries",
  "eks:ListAddons",
  "eks:ListAssociatedAccessPolicies",
  "eks:ListClusters",
  "eks:ListFargateProfiles",
  "eks:ListNodegroups",
  "eks:ListPodIdentityAssociations",
  "eks:ListTagsForResource",
];

function allow(Sid: string, Action: readonly string[], ...resources: readonly string[]): object {
  const [only] = resources;
  return { Sid, Effect: "Allow", Action, Resource: resources.length === 1 ? only : resources };
}

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
