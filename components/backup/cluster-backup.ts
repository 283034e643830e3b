import {
  Plan,
  RestoreTestingPlan,
  RestoreTestingSelection,
  Selection,
  Vault,
  VaultLockConfiguration,
  VaultNotifications,
  VaultPolicy,
} from "@pulumi/aws/backup";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planBackup, type BackupSettings } from "./backup-plan";
import { clusterVolumeTag, vaultPolicy } from "./backup-policies";

export interface ClusterBackupArgs {
  /** Name of the cluster to back up: 1 to 50 letters, digits and hyphens. Vault and role names derive from it. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. With the administrators it alone may delete backups. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that may delete backups while the lock lets them. Default none. */
  readonly administratorRoleArns?: string[];
  /** ARN of the customer key that encrypts the vault. It cannot be changed later. */
  readonly vaultKeyArn: pulumi.Input<string>;
  /** ARN of the role that makes backups, of `BackupRoles`; AWS Backup gives it an access entry of the cluster. */
  readonly backupRoleArn: pulumi.Input<string>;
  /** ARN of the role that tests restores, of `BackupRoles`. */
  readonly restoreTestRoleArn: pulumi.Input<string>;
  /** Topic for failed backups and restores, and for backups that somebody changed. Default none. */
  readonly notificationsTopicArn?: pulumi.Input<string>;
  /** Schedules, retention and lock. */
  readonly settings?: BackupSettings;
}

/** What somebody has to look at. Source: AWS Backup developer guide, "Notification options with AWS Backup". */
const EVENTS = [
  "BACKUP_JOB_FAILED",
  "BACKUP_JOB_EXPIRED",
  "RESTORE_JOB_FAILED",
  "RECOVERY_POINT_MODIFIED",
  "EKS_BACKUP_OBJECT_FAILED",
];

/**
 * Backups of a cluster (its Kubernetes objects with the volumes behind them) and of every volume that carries the
 * cluster's tag, in a locked vault with a customer key (controls backup-vault-encrypted, backup-vault-locked), daily and
 * monthly (backup-plan-retention), and a weekly test that restores a volume of each (backup-restore-test). AWS Backup has
 * no restore test for EKS clusters.
 *
 * Volumes carry the tag `kubernetes.io/cluster/<cluster name>: owned` when the EBS CSI driver's `k8sTagClusterId` is the
 * cluster's name. The policy of the vault's key must name the backup role, and the deployer, in whose name AWS Backup takes
 * out the vault's grant; the policy of the volumes' key must name both roles.
 */
export class ClusterBackup extends pulumi.ComponentResource {
  readonly vaultArn: pulumi.Output<string>;
  readonly planId: pulumi.Output<string>;

  constructor(name: string, args: ClusterBackupArgs, opts?: pulumi.ComponentResourceOptions) {
    const plan = planBackup(`ClusterBackup "${name}"`, args);
    super("hardened-cluster:index:ClusterBackup", name, args, opts);
    const { clusterName, lock } = plan;
    const { partition, region, accountId } = plan.location;

    const vault = new Vault(
      `${name}-vault`,
      { name: clusterName, kmsKeyArn: args.vaultKeyArn, forceDestroy: false },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const guards = [
      new VaultLockConfiguration(
        `${name}-lock`,
        { backupVaultName: vault.name, ...lock },
        { parent: this },
      ),
      new VaultPolicy(
        `${name}-vault-policy`,
        { backupVaultName: vault.name, policy: vaultPolicy(plan.administrators) },
        { parent: this },
      ),
    ];
    if (args.notificationsTopicArn !== undefined) {
      new VaultNotifications(
        `${name}-notifications`,
        {
          backupVaultName: vault.name,
          snsTopicArn: args.notificationsTopicArn,
          backupVaultEvents: EVENTS,
        },
        { parent: this },
      );
    }

    const schedule = new Plan(
      `${name}-plan`,
      {
        name: clusterName,
        rules: plan.rules.map((rule) => ({
          ruleName: rule.name,
          targetVaultName: clusterName,
          schedule: rule.schedule,
          scheduleExpressionTimezone: "Etc/UTC",
          startWindow: 60,
          completionWindow: 720,
          lifecycle: {
            deleteAfter: rule.retentionDays,
            ...(rule.coldStorageAfterDays !== undefined && {
              coldStorageAfter: rule.coldStorageAfterDays,
              optInToArchiveForSupportedResources: true,
            }),
          },
        })),
      },
      // The first backup must already find the vault locked.
      { parent: this, dependsOn: [vault, ...guards] },
    );
    const tag = clusterVolumeTag(clusterName);
    const tagged = { key: `aws:ResourceTag/${tag.key}`, value: tag.value };
    new Selection(
      `${name}-cluster`,
      {
        name: "cluster",
        planId: schedule.id,
        iamRoleArn: args.backupRoleArn,
        resources: [plan.clusterArn],
      },
      { parent: this },
    );
    new Selection(
      `${name}-volumes`,
      {
        name: "volumes",
        planId: schedule.id,
        iamRoleArn: args.backupRoleArn,
        resources: [`arn:${partition}:ec2:${region}:${accountId}:volume/*`],
        conditions: [{ stringEquals: [tagged] }],
      },
      { parent: this },
    );

    // Restore-testing names take letters, digits and underscores, 50 at most.
    const testName = clusterName.replaceAll("-", "_");
    const test = new RestoreTestingPlan(
      `${name}-restore-test`,
      {
        name: testName,
        scheduleExpression: plan.restoreTestSchedule,
        scheduleExpressionTimezone: "Etc/UTC",
        startWindowHours: 2,
        recoveryPointSelection: {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [plan.vaultArn],
          recoveryPointTypes: ["SNAPSHOT"],
          selectionWindowDays: 7,
        },
      },
      { parent: this, dependsOn: [vault] },
    );
    new RestoreTestingSelection(
      `${name}-restore-test-volumes`,
      {
        name: "volumes",
        restoreTestingPlanName: test.name,
        protectedResourceType: "EBS",
        protectedResourceArns: ["*"],
        protectedResourceConditions: { stringEquals: [tagged] },
        iamRoleArn: args.restoreTestRoleArn,
        validationWindowHours: 4,
      },
      { parent: this },
    );

    this.vaultArn = vault.arn;
    this.planId = schedule.id;
    this.registerOutputs({
      vaultArn: this.vaultArn,
      planId: this.planId,
    });
  }
}
