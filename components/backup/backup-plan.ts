import {
  requireAdministrators,
  requireClusterName,
  requireLocation,
  type Administrators,
  type AwsLocation,
} from "../aws-account";
import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";

/** How a backup vault is locked. */
export const VaultLock = {
  /** Only identities with permission to do so can remove the lock or delete backups. */
  Governance: "governance",
  /** Nobody, AWS included, can shorten or remove the lock once its grace period is over. */
  Compliance: "compliance",
} as const;
export type VaultLock = (typeof VaultLock)[keyof typeof VaultLock];

export interface BackupSettings {
  /** When daily backups are made, an AWS cron expression in UTC. Default cron(0 3 * * ? *). */
  readonly dailySchedule?: string;
  /** When monthly backups are made, an AWS cron expression in UTC. Default cron(0 4 1 * ? *). */
  readonly monthlySchedule?: string;
  /** When restores of volumes are tested, an AWS cron expression in UTC. Default cron(0 6 ? * SUN *). */
  readonly restoreTestSchedule?: string;
  /** Days to keep daily backups. Default 35. */
  readonly dailyRetentionDays?: number;
  /** Days to keep monthly backups. Default 365. */
  readonly monthlyRetentionDays?: number;
  /**
   * Days after which monthly backups go to cold storage, at least 90 before they are deleted. AWS Backup ignores it for
   * what cannot go there. Default never.
   */
  readonly coldStorageAfterDays?: number;
  /** Shortest retention that the vault accepts, in days. Default 7. */
  readonly minimumRetentionDays?: number;
  /** Longest retention that the vault accepts, in days. Default 2557, seven years. */
  readonly maximumRetentionDays?: number;
  /** How the vault is locked, governance or compliance. Default governance. */
  readonly vaultLock?: VaultLock;
  /** With a compliance lock: days during which it can still be removed, 3 to 36500. Default 30. */
  readonly lockGraceDays?: number;
  /**
   * Must be true for a compliance lock: after the grace period backups cannot be deleted before their time by anybody,
   * and the vault and the account pay for them until then. Default false.
   */
  readonly acknowledgeIrreversibleLock?: boolean;
}

/** What a backup is planned from; the meaning of each value is the one of `ClusterBackupArgs`. */
export interface BackupRequest extends AwsLocation, Administrators {
  readonly clusterName: string;
  readonly settings?: BackupSettings;
}

export interface BackupRule {
  readonly name: "daily" | "monthly";
  readonly schedule: string;
  readonly retentionDays: number;
  readonly coldStorageAfterDays?: number;
}

/** What is decided about backups before anything is built. */
export interface BackupPlan {
  readonly location: Required<AwsLocation>;
  readonly clusterName: string;
  readonly administrators: readonly string[];
  readonly vaultArn: string;
  readonly clusterArn: string;
  readonly rules: readonly BackupRule[];
  readonly restoreTestSchedule: string;
  readonly lock: {
    readonly minRetentionDays: number;
    readonly maxRetentionDays: number;
    /** Absent in governance mode. */
    readonly changeableForDays?: number;
  };
}

const LONGEST_DAYS = 36_500;
/** Source: AWS Backup API reference, Lifecycle. */
const COLD_STORAGE_MINIMUM_DAYS = 90;
const CRON = /^cron\([^()\s]+( [^()\s]+){5}\)$/;

export function planBackup(owner: string, request: BackupRequest): BackupPlan {
  const location = requireLocation(owner, request);
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  if (clusterName.length < 2) {
    const wanted = "a cluster name of at least 2 characters, because the vault has it too";
    throw invalidArgument(owner, "clusterName", clusterName, wanted);
  }
  const administrators = requireAdministrators(owner, request);
  const { settings = {} } = request;
  const lock = planLock(owner, settings);
  const { partition, region, accountId } = location;
  return {
    location,
    clusterName,
    administrators,
    vaultArn: `arn:${partition}:backup:${region}:${accountId}:backup-vault:${clusterName}`,
    clusterArn: `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`,
    rules: planRules(owner, settings, lock),
    restoreTestSchedule: schedule(
      owner,
      "restoreTestSchedule",
      settings.restoreTestSchedule ?? "cron(0 6 ? * SUN *)",
    ),
    lock,
  };
}

function planRules(
  owner: string,
  settings: BackupSettings,
  lock: BackupPlan["lock"],
): BackupRule[] {
  const { dailyRetentionDays = 35, monthlyRetentionDays = 365, coldStorageAfterDays } = settings;
  const { minRetentionDays: shortest, maxRetentionDays: longest } = lock;
  const retention = (key: string, days: number) =>
    requireWholeNumber(owner, `settings.${key}`, days, shortest, longest);
  if (coldStorageAfterDays !== undefined) {
    const latest = monthlyRetentionDays - COLD_STORAGE_MINIMUM_DAYS;
    requireWholeNumber(owner, "settings.coldStorageAfterDays", coldStorageAfterDays, 1, latest);
  }
  return [
    {
      name: "daily",
      schedule: schedule(owner, "dailySchedule", settings.dailySchedule ?? "cron(0 3 * * ? *)"),
      retentionDays: retention("dailyRetentionDays", dailyRetentionDays),
    },
    {
      name: "monthly",
      schedule: schedule(owner, "monthlySchedule", settings.monthlySchedule ?? "cron(0 4 1 * ? *)"),
      retentionDays: retention("monthlyRetentionDays", monthlyRetentionDays),
      coldStorageAfterDays,
    },
  ];
}

function planLock(owner: string, settings: BackupSettings): BackupPlan["lock"] {
  const { minimumRetentionDays = 7, maximumRetentionDays = 2557 } = settings;
  const { vaultLock = VaultLock.Governance, lockGraceDays, acknowledgeIrreversibleLock } = settings;
  requireWholeNumber(owner, "settings.maximumRetentionDays", maximumRetentionDays, 1, LONGEST_DAYS);
  requireWholeNumber(
    owner,
    "settings.minimumRetentionDays",
    minimumRetentionDays,
    1,
    maximumRetentionDays,
  );
  const known = Object.values(VaultLock);
  if (!known.includes(vaultLock)) {
    throw invalidArgument(owner, "settings.vaultLock", vaultLock, `one of ${known.join(", ")}`);
  }
  const days = { minRetentionDays: minimumRetentionDays, maxRetentionDays: maximumRetentionDays };
  if (vaultLock === VaultLock.Governance) {
    if (lockGraceDays !== undefined) {
      const wanted =
        "nothing: a governance lock has no grace period, and with one it turns into compliance";
      throw invalidArgument(owner, "settings.lockGraceDays", lockGraceDays, wanted);
    }
    return days;
  }
  if (acknowledgeIrreversibleLock !== true) {
    const path = "settings.acknowledgeIrreversibleLock";
    const wanted = "true, because a compliance lock cannot be undone after its grace period";
    throw invalidArgument(owner, path, acknowledgeIrreversibleLock, wanted);
  }
  const grace = lockGraceDays ?? 30;
  requireWholeNumber(owner, "settings.lockGraceDays", grace, 3, LONGEST_DAYS);
  return { ...days, changeableForDays: grace };
}

function schedule(owner: string, key: string, expression: string): string {
  const wanted = "an AWS cron expression of six fields, such as cron(0 3 * * ? *)";
  return requireMatch(owner, `settings.${key}`, expression, CRON, wanted);
}
