import * as pulumi from "@pulumi/pulumi";
import { AuditAlarms } from "./audit/audit-alarms";
import { AuditArchive } from "./audit/audit-archive";
import type { AlarmSubscriber } from "./audit/subscribers";
import { accountArn, requireLocation, type Partition } from "./aws-account";
import type { BackupSettings } from "./backup/backup-plan";
import { backupRoleNames } from "./backup/backup-policies";
import { ClusterBackup } from "./backup/cluster-backup";
import type { AuditArchiveSettings } from "./cluster-args";
import { CustomerKey } from "./keys/customer-key";

export interface ClusterRecordsArgs {
  /** Name of the cluster, whose control-plane log group must exist. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the keys and may delete backups. */
  readonly administratorRoleArns: string[];
  /** Permissions boundary for every role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Id of a custom key store for the vault's key. Default none. */
  readonly customKeyStoreId?: string;
  /** Who is told when the audit log shows what it should not: one at least. */
  readonly alarmSubscribers: AlarmSubscriber[];
  /** Archive of the audit log. Default none. */
  readonly auditArchive?: AuditArchiveSettings;
  /** ARN of the role that makes backups. */
  readonly backupRoleArn: pulumi.Input<string>;
  /** ARN of the role that tests restores. */
  readonly restoreTestRoleArn: pulumi.Input<string>;
  /** Schedules, retention and lock of the backups. */
  readonly backup?: BackupSettings;
}

/** What tells afterwards, and brings back: alarms on the audit log, its archive, and backups with restore tests. */
export class ClusterRecords extends pulumi.ComponentResource {
  /** Topic of the alarms. */
  readonly alarmTopicArn: pulumi.Output<string>;

  constructor(name: string, args: ClusterRecordsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hardened-cluster:index:ClusterRecords", name, args, opts);
    const { clusterName, accountId, region, partition, permissionsBoundaryArn } = args;
    const { deployerRoleArn, administratorRoleArns } = args;
    const location = { clusterName, accountId, region, partition };
    const people = { deployerRoleArn, administratorRoleArns };
    const own = { parent: this, dependsOn: opts?.dependsOn };

    const alarms = new AuditAlarms(
      `${name}-alarms`,
      { ...location, ...people, subscribers: args.alarmSubscribers },
      own,
    );
    if (args.auditArchive !== undefined) {
      new AuditArchive(
        `${name}-archive`,
        { ...location, ...people, ...args.auditArchive, permissionsBoundaryArn },
        own,
      );
    }
    const { backup: backupRole } = backupRoleNames(clusterName);
    const vaultKey = new CustomerKey(
      `${name}-backup-key`,
      {
        ...location,
        ...people,
        use: "backup",
        // Whoever creates the vault needs the key as well.
        userRoleArns: [
          accountArn(requireLocation(`ClusterRecords "${name}"`, location), `role/${backupRole}`),
          deployerRoleArn,
        ],
        customKeyStoreId: args.customKeyStoreId,
      },
      own,
    );
    new ClusterBackup(
      `${name}-backup`,
      {
        ...location,
        ...people,
        vaultKeyArn: vaultKey.keyArn,
        backupRoleArn: args.backupRoleArn,
        restoreTestRoleArn: args.restoreTestRoleArn,
        notificationsTopicArn: alarms.topicArn,
        settings: args.backup,
      },
      own,
    );
    this.alarmTopicArn = alarms.topicArn;
    this.registerOutputs({ alarmTopicArn: this.alarmTopicArn });
  }
}
