import { Addon } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName } from "../aws-account";
import { invalidArgument } from "../invalid-argument";
import { configurationValues, planAddon, type PlannedAddon } from "./addon-plan";
import type { AddonName } from "./names";

export interface ClusterAddonArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** The add-on. */
  readonly addonName: AddonName;
  /** Kubernetes minor version of the cluster, which decides the add-on's version. Default 1.35. */
  readonly kubernetesVersion?: string;
  /** ARNs of roles by service account: one for each service account of the add-on that calls AWS. Default none. */
  readonly roleArns?: Record<string, pulumi.Input<string>>;
}

/**
 * One EKS add-on in the version that is pinned for the cluster's minor, with its own roles (control eks-addon-hygiene).
 * What an earlier installation left is overwritten; a change that somebody made by hand fails the update instead of
 * being overwritten or kept in silence; and deleting the add-on deletes its pods.
 */
export class ClusterAddon extends pulumi.ComponentResource {
  readonly addonArn: pulumi.Output<string>;

  constructor(name: string, args: ClusterAddonArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ClusterAddon "${name}"`;
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    const plan = planAddon(owner, { ...args, name: args.addonName });
    const podIdentityAssociations = requireRoles(owner, plan, args.roleArns ?? {});
    super("hardened-cluster:index:ClusterAddon", name, args, opts);

    const { definition, version } = plan;
    const settings = configurationValues(definition, clusterName);
    const addon = new Addon(
      `${name}-addon`,
      {
        clusterName,
        addonName: definition.name,
        addonVersion: version,
        ...(settings !== undefined && { configurationValues: settings }),
        ...(podIdentityAssociations.length > 0 && { podIdentityAssociations }),
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "NONE",
        preserve: false,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    this.addonArn = addon.arn;
    this.registerOutputs({ addonArn: this.addonArn });
  }
}

/** One association for each service account with a role; the roles that are missing are refused. */
export function requireRoles(
  owner: string,
  { definition }: PlannedAddon,
  roleArns: Record<string, pulumi.Input<string>>,
): { serviceAccount: string; roleArn: pulumi.Input<string> }[] {
  return definition.identities.map(({ serviceAccount }) => {
    const roleArn = roleArns[serviceAccount];
    if (roleArn === undefined) {
      const wanted = `the ARN of the role of this service account, which ${definition.name} calls AWS with`;
      throw invalidArgument(owner, `roleArns.${serviceAccount}`, roleArn, wanted);
    }
    return { serviceAccount, roleArn };
  });
}
