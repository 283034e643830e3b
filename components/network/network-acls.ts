import { DefaultNetworkAcl, NetworkAcl } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { ACL_TIERS, type AclTier } from "./acl-passages";
import { planNetworkAcls, type AclRule, type S3Addresses } from "./network-acl-rules";
import type { PortRule } from "./ports";
import type { PublicLoadBalancer } from "./public-load-balancer";

export interface NetworkAclsArgs {
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /** The default network ACL of the VPC, which is closed. */
  readonly defaultNetworkAclId: pulumi.Input<string>;
  /** Address ranges of the VPC: its own and, if there is one, the pods'. */
  readonly cidrs: string[];
  /** The ports that are open between control plane, nodes and endpoints: the same as for the security groups. */
  readonly rules: PortRule[];
  /** Subnets of nodes and of pods. */
  readonly nodeSubnetIds: pulumi.Input<string>[];
  /** Subnets of the control plane's network interfaces. */
  readonly controlPlaneSubnetIds: pulumi.Input<string>[];
  /** Subnets of interface endpoints. Default none. */
  readonly endpointSubnetIds?: pulumi.Input<string>[];
  /** Subnets with a route to the internet. Default none. */
  readonly publicSubnetIds?: pulumi.Input<string>[];
  /** Networks from which people and pipelines reach the Kubernetes API. Default none. */
  readonly apiClientCidrs?: string[];
  /** Whether nodes have a route to the internet. Default false. */
  readonly internetEgress?: boolean;
  /** The public load balancer, if there is one. Default none. */
  readonly publicLoadBalancer?: PublicLoadBalancer;
  /** Addresses of Amazon S3 in the rules. Default any, for which the gateway endpoint must be the only way out. */
  readonly s3Addresses?: S3Addresses;
}

/**
 * A network ACL for each kind of subnet, as a second line behind the security groups, and a closed default ACL for
 * whatever is added by hand (controls nacl-no-open-admin, nacl-default-closed). Rules are written in the ACLs themselves:
 * the provider takes out any that were added elsewhere.
 */
export class NetworkAcls extends pulumi.ComponentResource {
  constructor(name: string, args: NetworkAclsArgs, opts?: pulumi.ComponentResourceOptions) {
    const plans = planNetworkAcls(`NetworkAcls "${name}"`, args);
    super("hardened-cluster:index:NetworkAcls", name, args, opts);

    const subnets: Readonly<Record<AclTier, readonly pulumi.Input<string>[]>> = {
      nodes: args.nodeSubnetIds,
      "control-plane": args.controlPlaneSubnetIds,
      endpoints: args.endpointSubnetIds ?? [],
      public: args.publicSubnetIds ?? [],
    };
    const made = ACL_TIERS.filter((tier) => subnets[tier].length > 0).map(
      (tier) =>
        new NetworkAcl(
          `${name}-${tier}`,
          {
            vpcId: args.vpcId,
            subnetIds: [...subnets[tier]],
            ingress: plans[tier].ingress.map(inlineRule),
            egress: plans[tier].egress.map(inlineRule),
            tags: { Name: `${name}-${tier}` },
          },
          { parent: this, dependsOn: opts?.dependsOn },
        ),
    );
    new DefaultNetworkAcl(
      `${name}-default`,
      {
        defaultNetworkAclId: args.defaultNetworkAclId,
        ingress: [],
        egress: [],
        tags: { Name: `${name}-unused` },
      },
      // Until the others exist every subnet is in this one.
      { parent: this, dependsOn: made },
    );

    this.registerOutputs({});
  }
}

function inlineRule({ number, action, protocol, cidr, port, toPort }: AclRule) {
  return { ruleNo: number, action, protocol, cidrBlock: cidr, fromPort: port, toPort };
}
