import type * as pulumi from "@pulumi/pulumi";
import { invalidArgument, requireMatch } from "../invalid-argument";
import {
  exemptionAnnotation,
  type NamespaceRelaxation,
  type RelaxationRecorder,
} from "./relaxations";

/** A service account of a workload. */
export interface WorkloadAccount {
  /** Name of the service account. */
  readonly name: string;
  /** ARN of the IAM role that its pods get through EKS Pod Identity. Default none. */
  readonly roleArn?: pulumi.Input<string>;
  /** Every pod of the account gets a token for the Kubernetes API (control sa-automount-account). Default only pods that ask for one. */
  readonly mountToken?: NamespaceRelaxation;
}

export interface AccountPlan {
  readonly name: string;
  readonly mountsToken: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  readonly roleArn?: pulumi.Input<string>;
}

/** Service accounts, each named once; those with a role need the name of the cluster. */
export function planAccounts(
  owner: string,
  path: string,
  accounts: readonly WorkloadAccount[],
  hasCluster: boolean,
  recorder: RelaxationRecorder,
): AccountPlan[] {
  const names = accounts.map(({ name }) => name);
  return accounts.map(({ name, roleArn, mountToken }, index) => {
    const place = `${path}[${index}]`;
    const wanted = "a name of lower-case letters, digits and hyphens other than default";
    const form = /^(?!default$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
    requireMatch(owner, `${place}.name`, name, form, wanted);
    if (names.indexOf(name) < index) {
      const other = `a name that is not already at ${path}[${names.indexOf(name)}].name`;
      throw invalidArgument(owner, `${place}.name`, name, other);
    }
    if (roleArn !== undefined && !hasCluster) {
      const cluster = `the name of the EKS cluster, because ${place} has a role`;
      throw invalidArgument(owner, "clusterName", undefined, cluster);
    }
    const exemptions =
      mountToken === undefined
        ? []
        : [recorder.record(`${place}.mountToken`, "sa-automount-account", mountToken)];
    return {
      name,
      roleArn,
      mountsToken: mountToken !== undefined,
      annotations: exemptionAnnotation(exemptions),
    };
  });
}
