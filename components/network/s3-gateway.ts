import { VpcEndpoint } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planEndpoints } from "./endpoints";
import { EndpointService } from "./needs";

export interface S3GatewayArgs {
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** AWS partition, aws or aws-us-gov. Default aws. */
  readonly partition?: Partition;
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /** Route tables of nodes and pods. */
  readonly routeTableIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Buckets of the account that workloads use. Default none: nodes fetch image layers and nothing else. */
  readonly bucketNames?: string[];
}

/**
 * The gateway endpoint for Amazon S3, where Amazon ECR keeps image layers. Its policy lets nodes fetch layers, and the
 * account's own principals use the named buckets of the account (control vpc-endpoint-policy).
 */
export class S3Gateway extends pulumi.ComponentResource {
  /** Prefix list of Amazon S3 in the region, for the egress rule of the nodes' security group. */
  readonly prefixListId: pulumi.Output<string>;

  constructor(name: string, args: S3GatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    const services = [EndpointService.S3];
    const plans = planEndpoints(`S3Gateway "${name}"`, { ...args, services });
    super("hardened-cluster:index:S3Gateway", name, args, opts);

    const endpoints = plans.map(
      ({ serviceName, policy }) =>
        new VpcEndpoint(
          `${name}-s3`,
          {
            vpcId: args.vpcId,
            serviceName,
            vpcEndpointType: "Gateway",
            routeTableIds: args.routeTableIds,
            policy,
            tags: { Name: `${name}-s3` },
          },
          { parent: this, dependsOn: opts?.dependsOn },
        ),
    );

    this.prefixListId = pulumi
      .all(endpoints.map((one) => one.prefixListId))
      .apply((ids) => ids.join());
    this.registerOutputs({ prefixListId: this.prefixListId });
  }
}
