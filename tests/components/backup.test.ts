import { InvalidArgumentError } from "../../components";
import { backupRoleNames } from "../../components/backup/backup-policies";
import { BackupRoles } from "../../components/backup/backup-roles";
import { ClusterBackup, type ClusterBackupArgs } from "../../components/backup/cluster-backup";
import { BACKUP_ROWS } from "./mutations/backup";
import { unsoundRows } from "./mutations/table";
import { record, type Recording } from "./recording";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const DEPLOYER = "arn:aws:iam::111122223333:role/deployer";
const LOCATION = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const ARGS: ClusterBackupArgs = {
  clusterName: "blue-1",
  ...LOCATION,
  deployerRoleArn: DEPLOYER,
  vaultKeyArn: KEY,
  backupRoleArn: "arn:aws:iam::111122223333:role/blue-1-backup",
  restoreTestRoleArn: "arn:aws:iam::111122223333:role/blue-1-restore-test",
  notificationsTopicArn: "arn:aws:sns:eu-central-1:111122223333:blue",
};

let preview: Recording;

beforeAll(async () => {
  preview = await record(() => {
    const roles = new BackupRoles("backup-roles", { clusterName: "blue-1", ...LOCATION });
    const { backupRoleArn, restoreTestRoleArn } = roles;
    new ClusterBackup("backup", { ...ARGS, backupRoleArn, restoreTestRoleArn });
  });
});

test("a backup has these resources", () => {
  expect(preview.errors).toEqual([]);
  expect(preview.list).toEqual([
    "aws:backup/plan:Plan backup-plan",
    "aws:backup/restoreTestingPlan:RestoreTestingPlan backup-restore-test",
    "aws:backup/restoreTestingSelection:RestoreTestingSelection backup-restore-test-volumes",
    "aws:backup/selection:Selection backup-cluster",
    "aws:backup/selection:Selection backup-volumes",
    "aws:backup/vault:Vault backup-vault",
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration backup-lock",
    "aws:backup/vaultNotifications:VaultNotifications backup-notifications",
    "aws:backup/vaultPolicy:VaultPolicy backup-vault-policy",
    "aws:iam/role:Role backup-roles-backup",
    "aws:iam/role:Role backup-roles-restore-test",
    "aws:iam/rolePolicy:RolePolicy backup-roles-backup-permissions",
    "aws:iam/rolePolicy:RolePolicy backup-roles-restore-test-permissions",
    "hardened-cluster:index:BackupRoles backup-roles",
    "hardened-cluster:index:ClusterBackup backup",
  ]);
});

test("the vault is encrypted, locked in governance mode, and kept while it holds backups", () => {
  expect(preview.inputs("aws:backup/vault:Vault backup-vault")).toEqual({
    name: "blue-1",
    kmsKeyArn: KEY,
    forceDestroy: false,
  });
  const lock = preview.inputs(
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration backup-lock",
  );
  expect(lock).toEqual({ backupVaultName: "blue-1", minRetentionDays: 7, maxRetentionDays: 2557 });
});

test("backups are daily and monthly", () => {
  const common = { targetVaultName: "blue-1", scheduleExpressionTimezone: "Etc/UTC" };
  const windows = { startWindow: 60, completionWindow: 720 };
  expect(preview.inputs("aws:backup/plan:Plan backup-plan")).toEqual({
    name: "blue-1",
    rules: [
      {
        ruleName: "daily",
        schedule: "cron(0 3 * * ? *)",
        lifecycle: { deleteAfter: 35 },
        ...common,
        ...windows,
      },
      {
        ruleName: "monthly",
        schedule: "cron(0 4 1 * ? *)",
        lifecycle: { deleteAfter: 365 },
        ...common,
        ...windows,
      },
    ],
  });
});

test("the cluster is backed up, and the volumes that carry its tag", () => {
  const selection = (name: string) => preview.inputs(`aws:backup/selection:Selection ${name}`);
  expect(selection("backup-cluster")["resources"]).toEqual([
    "arn:aws:eks:eu-central-1:111122223333:cluster/blue-1",
  ]);
  const tagged = { key: "aws:ResourceTag/kubernetes.io/cluster/blue-1", value: "owned" };
  expect(selection("backup-volumes")).toMatchObject({
    resources: ["arn:aws:ec2:eu-central-1:111122223333:volume/*"],
    conditions: [{ stringEquals: [tagged] }],
  });
  const restore = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
  expect(preview.inputs(`${restore} backup-restore-test-volumes`)).toMatchObject({
    protectedResourceType: "EBS",
    protectedResourceConditions: { stringEquals: [tagged] },
  });
});

test("restores are tested from this vault, under a name that the service takes", () => {
  const test = "aws:backup/restoreTestingPlan:RestoreTestingPlan backup-restore-test";
  expect(preview.inputs(test)).toMatchObject({
    name: "blue_1",
    recoveryPointSelection: {
      includeVaults: ["arn:aws:backup:eu-central-1:111122223333:backup-vault:blue-1"],
    },
  });
});

test("no backup is made before the vault is locked and the role has its permissions", () => {
  const plan = preview.before(preview.at("aws:backup/plan:Plan backup-plan"));
  expect(plan).toContain(
    preview.at("aws:backup/vaultLockConfiguration:VaultLockConfiguration backup-lock").urn,
  );
  const cluster = preview.before(preview.at("aws:backup/selection:Selection backup-cluster"));
  expect(cluster).toContain(
    preview.at("aws:iam/rolePolicy:RolePolicy backup-roles-backup-permissions").urn,
  );
});

test("the roles have the names that key policies know them by", () => {
  const { backup, restoreTest } = backupRoleNames("blue-1");
  expect(preview.inputs("aws:iam/role:Role backup-roles-backup")["name"]).toBe(backup);
  expect(preview.inputs("aws:iam/role:Role backup-roles-restore-test")["name"]).toBe(restoreTest);
});

describe("refused before anything is registered:", () => {
  test.each<[object, string]>([
    [
      { clusterName: "b" },
      'clusterName: found "b", wanted a cluster name of at least 2 characters, because the vault has it too.',
    ],
    [
      { settings: { dailyRetentionDays: 3 } },
      "settings.dailyRetentionDays: found 3, wanted a whole number from 7 to 2557.",
    ],
    [
      { settings: { monthlyRetentionDays: 3000 } },
      "settings.monthlyRetentionDays: found 3000, wanted a whole number from 7 to 2557.",
    ],
    [
      { settings: { coldStorageAfterDays: 300 } },
      "settings.coldStorageAfterDays: found 300, wanted a whole number from 1 to 275.",
    ],
    [
      { settings: { minimumRetentionDays: 90, maximumRetentionDays: 30 } },
      "settings.minimumRetentionDays: found 90, wanted a whole number from 1 to 30.",
    ],
    [
      { settings: { vaultLock: "none" } },
      'settings.vaultLock: found "none", wanted one of governance, compliance.',
    ],
    [
      { settings: { vaultLock: "compliance" } },
      "settings.acknowledgeIrreversibleLock: found nothing, wanted true, because a compliance lock cannot be undone after its grace period.",
    ],
    [
      { settings: { lockGraceDays: 3 } },
      "settings.lockGraceDays: found 3, wanted nothing: a governance lock has no grace period, and with one it turns into compliance.",
    ],
    [
      {
        settings: { vaultLock: "compliance", acknowledgeIrreversibleLock: true, lockGraceDays: 2 },
      },
      "settings.lockGraceDays: found 2, wanted a whole number from 3 to 36500.",
    ],
    [
      { settings: { dailySchedule: "daily" } },
      'settings.dailySchedule: found "daily", wanted an AWS cron expression of six fields, such as cron(0 3 * * ? *).',
    ],
    [
      { deployerRoleArn: undefined },
      "deployerRoleArn: found nothing, wanted the ARN of an IAM role such as arn:aws:iam::111122223333:role/deployer.",
    ],
  ])("%j", async (changes, message) => {
    let thrown: unknown;
    const refused = await record(() => {
      try {
        new ClusterBackup("b", Object.assign({ ...ARGS }, changes));
      } catch (error) {
        thrown = error;
      }
    });
    expect(thrown).toBeInstanceOf(InvalidArgumentError);
    expect(thrown).toHaveProperty("message", `ClusterBackup "b": ${message}`);
    expect(refused.list).toEqual([]);
  });
});

test("cold storage and a compliance lock, when they are asked for", async () => {
  const asked = await record(() => {
    new ClusterBackup("b", {
      ...ARGS,
      settings: {
        coldStorageAfterDays: 30,
        vaultLock: "compliance",
        acknowledgeIrreversibleLock: true,
      },
    });
  });
  expect(asked.errors).toEqual([]);
  expect(asked.inputs("aws:backup/plan:Plan b-plan")).toMatchObject({
    rules: [
      { lifecycle: { deleteAfter: 35 } },
      {
        lifecycle: {
          deleteAfter: 365,
          coldStorageAfter: 30,
          optInToArchiveForSupportedResources: true,
        },
      },
    ],
  });
  const lock = asked.inputs("aws:backup/vaultLockConfiguration:VaultLockConfiguration b-lock");
  expect(lock["changeableForDays"]).toBe(30);
});

test("every row of the mutation table meets a resource", () => {
  expect(BACKUP_ROWS.length).toBeGreaterThan(10);
  expect(unsoundRows(BACKUP_ROWS, preview)).toEqual([]);
});
