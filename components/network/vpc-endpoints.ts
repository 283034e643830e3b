import { VpcEndpoint } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "../aws-account";
import { planEndpoints } from "./endpoints";
import type { EndpointService } from "./needs";

export interface VpcEndpointsArgs {
  /** Id of the AWS account: 12 digits. */
  readonly accountId: string;
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** AWS partition, aws or aws-us-gov. Default aws. */
  readonly partition?: Partition;
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets for the endpoints, one in each zone. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the endpoints. */
  readonly securityGroupId: pulumi.Input<string>;
  /** AWS services to reach. Amazon S3 has a gateway of its own and is passed over here. */
  readonly services: EndpointService[];
  /** Accounts beside the own one and that of EKS from whose ECR repositories nodes pull. Default none. */
  readonly imageAccountIds?: string[];
}

/**
 * Interface endpoints for the AWS services that a cluster without internet access needs (control vpc-endpoints), each
 * with private DNS, the endpoints' security group and, where the service takes one, a policy that shuts out principals of
 * other accounts (vpc-endpoint-policy).
 *
 * Private DNS of the `eks` endpoint answers for all of `eks.<region>.amazonaws.com`, so the cluster's OIDC issuer
 * `oidc.eks.<region>.amazonaws.com` cannot be looked up inside the VPC. Pods here get their credentials from EKS Pod
 * Identity, which does not use the issuer.
 */
export class VpcEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: VpcEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    const plans = planEndpoints(`VpcEndpoints "${name}"`, args);
    super("hardened-cluster:index:VpcEndpoints", name, args, opts);

    for (const { service, serviceName, policy } of plans.filter(
      (one) => one.type === "Interface",
    )) {
      const label = `${name}-${service.replaceAll(".", "-")}`;
      new VpcEndpoint(
        label,
        {
          vpcId: args.vpcId,
          serviceName,
          vpcEndpointType: "Interface",
          ipAddressType: "ipv4",
          subnetIds: args.subnetIds,
          securityGroupIds: [args.securityGroupId],
          privateDnsEnabled: true,
          policy,
          tags: { Name: label },
        },
        { parent: this, dependsOn: opts?.dependsOn },
      );
    }

    this.registerOutputs({});
  }
}
