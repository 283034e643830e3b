import { LogGroup } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName } from "../aws-account";
import { invalidArgument } from "../invalid-argument";
import { applicationLogGroups } from "./monitoring-addons";

export interface ApplicationLogsArgs {
  /** Name of the cluster whose pods write to the groups. */
  readonly clusterName: string;
  /** ARN of the customer key for logs. Its policy must admit CloudWatch Logs for these groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Days to keep the logs: a period that CloudWatch Logs offers, 90 or more. Default 365. */
  readonly retentionDays?: number;
}

/** Source: CloudWatch Logs API reference, PutRetentionPolicy. */
const PERIODS = [90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/**
 * The log groups that the CloudWatch add-on writes to, encrypted and with a limit (controls logs-kms, logs-retention). They
 * must exist before the add-on, whose role may not make any.
 */
export class ApplicationLogs extends pulumi.ComponentResource {
  readonly logGroupNames: string[];

  constructor(name: string, args: ApplicationLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `ApplicationLogs "${name}"`;
    const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
    const retentionInDays = args.retentionDays ?? 365;
    if (!PERIODS.includes(retentionInDays)) {
      const wanted = `a number of days: ${PERIODS.join(", ")}`;
      throw invalidArgument(owner, "retentionDays", retentionInDays, wanted);
    }
    super("hardened-cluster:index:ApplicationLogs", name, args, opts);

    this.logGroupNames = [...applicationLogGroups(clusterName)];
    for (const group of this.logGroupNames) {
      new LogGroup(
        `${name}-${group.split("/").at(-1)}`,
        { name: group, kmsKeyId: args.logsKeyArn, retentionInDays },
        { parent: this, dependsOn: opts?.dependsOn },
      );
    }
    this.registerOutputs({ logGroupNames: this.logGroupNames });
  }
}
