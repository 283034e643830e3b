import { Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planAddonRoles, type AddonRolePlan } from "./addon-role-plan";
import { knownAfter } from "../known-after";

export interface AddonRolesArgs {
  /** Name of the cluster that the roles are bound to. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region of the cluster, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** Names of all add-ons of the cluster. Default those that DEFAULT_ADDONS lists. */
  readonly addons?: string[];
  /** Permissions boundary for every role. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * A role for each service account of the add-ons that calls AWS, with nothing but what that add-on needs, and trusted to
 * pods of that service account in this cluster alone (controls iam-pod-identity-trust, eks-addon-hygiene). The roles need
 * no cluster: make them before the keys whose policies name them.
 */
export class AddonRoles extends pulumi.ComponentResource {
  /** ARNs by service account. Each carries its permissions when it is known. */
  readonly roleArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: AddonRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    const plans = planAddonRoles(`AddonRoles "${name}"`, args);
    super("hardened-cluster:index:AddonRoles", name, args, opts);

    const role = (plan: AddonRolePlan): pulumi.Output<string> => {
      const label = `${name}-${plan.suffix}`;
      const created = new Role(
        label,
        {
          name: plan.name,
          description: `Add-on pods of service account ${plan.serviceAccount} in ${args.clusterName}`,
          assumeRolePolicy: plan.assumeRolePolicy,
          permissionsBoundary: args.permissionsBoundaryArn,
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      const permissions: pulumi.CustomResource[] = plan.managedPolicyArns.map(
        (policyArn) =>
          new RolePolicyAttachment(
            `${label}-${policyArn.split("/").at(-1)}`,
            { role: created.name, policyArn },
            { parent: this },
          ),
      );
      if (plan.policy !== undefined) {
        const inline = { role: created.name, policy: plan.policy };
        permissions.push(new RolePolicy(label, inline, { parent: this }));
      }
      // Waiting for the permissions makes whoever uses the ARN wait for them.
      return knownAfter(created.arn, permissions);
    };

    this.roleArns = Object.fromEntries(plans.map((plan) => [plan.serviceAccount, role(plan)]));
    this.registerOutputs({ roleArns: this.roleArns });
  }
}
