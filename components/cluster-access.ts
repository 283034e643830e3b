import { AccessEntry, AccessPolicyAssociation } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { planAccess, type PersonaGrant } from "./access-plan";
import { requireClusterName, type Partition } from "./aws-account";

export interface ClusterAccessArgs {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** ARN of the IAM role that runs the deployment. Without it nobody could create anything inside the cluster. */
  readonly deployerRoleArn: string;
  /** ARNs of further IAM roles that administer the cluster, for emergencies. Default none. */
  readonly administratorRoleArns?: string[];
  /** Roles of people, each with what it may do in which namespaces. Default none. */
  readonly personas?: PersonaGrant[];
}

/**
 * Everybody who gets into a cluster (controls eks-access-entry-groups, eks-access-policy-admin): one access entry of type
 * STANDARD for each role. Named administrators have the whole cluster; personas have an access policy of EKS for named
 * namespaces. Nobody is in system:masters, which no authorisation and no audit rule could hold back.
 */
export class ClusterAccess extends pulumi.ComponentResource {
  constructor(name: string, args: ClusterAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ClusterAccess "${name}"`;
    const planned = planAccess(owner, args);
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    super("hardened-cluster:index:ClusterAccess", name, args, opts);

    for (const { suffix, principalArn, policyArn, kubernetesGroups, namespaces } of planned) {
      const entry = new AccessEntry(
        `${name}-${suffix}`,
        { clusterName, principalArn, type: "STANDARD", kubernetesGroups },
        { parent: this, dependsOn: opts?.dependsOn },
      );
      new AccessPolicyAssociation(
        `${name}-${suffix}`,
        {
          clusterName,
          principalArn,
          policyArn,
          accessScope: namespaces ? { type: "namespace", namespaces } : { type: "cluster" },
        },
        { parent: this, dependsOn: [entry] },
      );
    }
    this.registerOutputs({});
  }
}
