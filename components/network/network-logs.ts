import { LogGroup } from "@pulumi/aws/cloudwatch";
import { FlowLog } from "@pulumi/aws/ec2";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { ResolverQueryLogConfig, ResolverQueryLogConfigAssociation } from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { requireClusterName, requireLocation } from "../aws-account";
import type { AwsLocation, Partition } from "../aws-account";
import { planControlPlane } from "../control-plane";
import { flowLogRoleName, networkLogGroups } from "./network-log-groups";

export interface NetworkLogsArgs {
  /** Name of the cluster: 1 to 50 letters, digits and hyphens. Names of log groups and of the role derive from it. */
  readonly clusterName: string;
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: Partition;
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /** ARN of the customer key for logs. Its policy must let CloudWatch Logs use it for these log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Days to keep the logs: a period that CloudWatch Logs offers, 365 or more. Default 365. */
  readonly logRetentionDays?: number;
  /** Permissions boundary for the role that delivers flow logs. Default none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * Flow logs of all traffic of the VPC, accepted and rejected, in intervals of 60 seconds (control vpc-flow-logs), and the
 * queries to its resolver (vpc-dns-query-logs), each in an encrypted log group that is kept when the VPC goes (logs-kms,
 * logs-retention).
 */
export class NetworkLogs extends pulumi.ComponentResource {
  constructor(name: string, args: NetworkLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `NetworkLogs "${name}"`;
    const location = requireLocation(owner, args);
    requireClusterName(owner, "clusterName", args.clusterName);
    const { logRetentionDays: retentionInDays } = planControlPlane(owner, args);
    super("hardened-cluster:index:NetworkLogs", name, args, opts);

    const names = networkLogGroups(args.clusterName);
    const group = (suffix: string, groupName: string): LogGroup =>
      new LogGroup(
        `${name}-${suffix}`,
        { name: groupName, kmsKeyId: args.logsKeyArn, retentionInDays },
        { parent: this, dependsOn: opts?.dependsOn, retainOnDelete: true },
      );

    const flowLogs = group("flow-logs", names.flowLogs);
    const role = new Role(
      `${name}-flow-logs`,
      {
        name: flowLogRoleName(args.clusterName),
        description: `Delivers the flow logs of ${args.clusterName}`,
        assumeRolePolicy: flowLogTrust(location),
        permissionsBoundary: args.permissionsBoundaryArn,
      },
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const permissions = new RolePolicy(
      `${name}-flow-logs`,
      { role: role.name, policy: flowLogPermissions(location, names.flowLogs) },
      { parent: this },
    );
    new FlowLog(
      `${name}-flow-logs`,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        maxAggregationInterval: 60,
        logDestinationType: "cloud-watch-logs",
        logDestination: flowLogs.arn,
        iamRoleArn: role.arn,
        tags: { Name: `${name}-flow-logs` },
      },
      { parent: this, dependsOn: [permissions] },
    );

    const queries = new ResolverQueryLogConfig(
      `${name}-resolver-queries`,
      {
        name: `${args.clusterName}-resolver-queries`,
        destinationArn: group("resolver-queries", names.resolverQueries).arn,
      },
      { parent: this },
    );
    new ResolverQueryLogConfigAssociation(
      `${name}-resolver-queries`,
      { resolverQueryLogConfigId: queries.id, resourceId: args.vpcId },
      { parent: this },
    );

    this.registerOutputs({});
  }
}

/** Only flow logs of this account and region. Source: Amazon VPC user guide, "IAM role for publishing flow logs". */
function flowLogTrust({ partition, region, accountId }: Required<AwsLocation>): string {
  const arn = `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*`;
  return policy({
    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": arn },
    },
  });
}

/** The log group exists, so that the role need not create any. */
function flowLogPermissions(at: Required<AwsLocation>, group: string): string {
  const logs = `arn:${at.partition}:logs:${at.region}:${at.accountId}:log-group:`;
  return policy(
    {
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: `${logs}${group}:*`,
    },
    // A list operation: it takes no single log group.
    { Action: "logs:DescribeLogGroups", Resource: `${logs}*` },
  );
}

function policy(...statements: readonly object[]): string {
  const Statement = statements.map((one) => ({ Effect: "Allow", ...one }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
