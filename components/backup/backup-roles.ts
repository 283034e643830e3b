import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName, requireLocation, type Partition } from "../aws-account";
import { backupPolicy, backupRoleNames, restoreTestPolicy, trustPolicy } from "./backup-policies";
import { knownAfter } from "../known-after";

export interface BackupRolesArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. Role names derive from it. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Permissions boundary for both roles. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * The two roles of backups, trusted to AWS Backup alone: one backs up a cluster and its volumes, the other restores volumes
 * for tests and can delete nothing (controls iam-no-wildcard-action and iam-no-wildcard-resource). Neither has a managed policy, which would reach into a dozen
 * other services. Use of keys is granted by the keys' own policies, which name the roles, so the roles come first: both for the
 * key of the volumes, the first for the key of the vault.
 */
export class BackupRoles extends pulumi.ComponentResource {
  /** ARN of the role that makes backups; it carries its policies when this is known. */
  readonly backupRoleArn: pulumi.Output<string>;
  /** ARN of the role that tests restores; it carries its policies when this is known. */
  readonly restoreTestRoleArn: pulumi.Output<string>;

  constructor(name: string, args: BackupRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `BackupRoles "${name}"`;
    const location = requireLocation(owner, args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:BackupRoles", name, args, opts);

    const names = backupRoleNames(clusterName);
    const role = (
      suffix: string,
      roleName: string,
      description: string,
      policy: string,
    ): pulumi.Output<string> => {
      const created = new Role(
        `${name}-${suffix}`,
        {
          name: roleName,
          description,
          assumeRolePolicy: trustPolicy(),
          permissionsBoundary: args.permissionsBoundaryArn,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      const permissions = new RolePolicy(
        `${name}-${suffix}-permissions`,
        { name: "permissions", role: created.name, policy },
        { parent: this },
      );
      // Waiting for the policy makes whoever uses the ARN wait for the permissions.
      return knownAfter(created.arn, [permissions]);
    };

    this.backupRoleArn = role(
      "backup",
      names.backup,
      `AWS Backup of ${clusterName}`,
      backupPolicy(location, clusterName),
    );
    this.restoreTestRoleArn = role(
      "restore-test",
      names.restoreTest,
      `Restore tests of ${clusterName}`,
      restoreTestPolicy(location),
    );
    this.registerOutputs({
      backupRoleArn: this.backupRoleArn,
      restoreTestRoleArn: this.restoreTestRoleArn,
    });
  }
}
