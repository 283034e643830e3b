import type { MutationRow } from "./row";

const VAULT = { resource: "-vault$", type: "aws:backup/vault:Vault" };
const LOCK = {
  resource: "-lock$",
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  control: "backup-vault-locked",
};
const PLAN = { resource: "-plan$", type: "aws:backup/plan:Plan", control: "backup-plan-retention" };
const COMMON = { requirement: "K16" };
const STAR = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
const ANYONE = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});

export const BACKUP_ROWS: readonly MutationRow[] = [
  {
    ...VAULT,
    path: "kmsKeyArn",
    flip: undefined,
    control: "backup-vault-encrypted",
    ...COMMON,
  },
  { ...VAULT, path: "forceDestroy", flip: true, control: "backup-vault-force-destroy", ...COMMON },
  { ...LOCK, path: "minRetentionDays", flip: undefined, ...COMMON },
  { ...LOCK, path: "maxRetentionDays", flip: undefined, ...COMMON },
  {
    resource: "-vault-policy$",
    type: "aws:backup/vaultPolicy:VaultPolicy",
    path: "policy",
    flip: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: "*", Action: "backup:DeleteRecoveryPoint", Resource: "*" },
      ],
    }),
    control: "backup-vault-policy",
    ...COMMON,
  },
  { ...PLAN, path: "rules[0].lifecycle.deleteAfter", flip: 1, ...COMMON },
  { ...PLAN, path: "rules[0].schedule", flip: undefined, ...COMMON },
  { ...PLAN, path: "rules[1].lifecycle.deleteAfter", flip: undefined, ...COMMON },
  {
    resource: "-cluster$",
    type: "aws:backup/selection:Selection",
    path: "resources",
    flip: [],
    control: "backup-cluster-selected",
    ...COMMON,
  },
  {
    resource: "-notifications$",
    type: "aws:backup/vaultNotifications:VaultNotifications",
    path: "backupVaultEvents",
    flip: ["BACKUP_JOB_COMPLETED"],
    control: "backup-notifications",
    ...COMMON,
  },
  {
    resource: "-restore-test$",
    type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    path: "recoveryPointSelection.includeVaults",
    flip: [],
    control: "backup-restore-test",
    ...COMMON,
  },
  {
    resource: "-(backup|restore-test)-permissions$",
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    flip: STAR,
    control: "iam-no-admin-policy",
    requirement: "C3",
  },
  {
    resource: "-(backup|restore-test)$",
    type: "aws:iam/role:Role",
    path: "assumeRolePolicy",
    flip: ANYONE,
    control: "iam-trust-no-star",
    requirement: "C3",
  },
];
