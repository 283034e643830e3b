import { SecurityGroup } from "@pulumi/aws/ec2";
import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { planPorts, type Peer } from "./ports";

export interface ClusterSecurityGroupsArgs {
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
}

/**
 * One security group for the control plane's network interfaces and one for the nodes. Each permitted port is an egress
 * rule on one side and an ingress rule on the other, by group reference and never by address range; rules are resources
 * of their own and never inline (controls sg-no-public-ingress, sg-no-public-egress, sg-description, sg-rule-conflict).
 */
export class ClusterSecurityGroups extends pulumi.ComponentResource {
  /** Belongs on the control plane's network interfaces. */
  readonly controlPlaneSecurityGroupId: pulumi.Output<string>;
  /** Belongs on the nodes, through their launch template. */
  readonly nodeSecurityGroupId: pulumi.Output<string>;

  constructor(
    name: string,
    args: ClusterSecurityGroupsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("hardened-cluster:index:ClusterSecurityGroups", name, args, opts);

    const group = (suffix: Peer, description: string): pulumi.Output<string> =>
      new SecurityGroup(
        `${name}-${suffix}`,
        { vpcId: args.vpcId, description, tags: { Name: `${name}-${suffix}` } },
        { parent: this, dependsOn: opts?.dependsOn },
      ).id;
    const groups: Readonly<Record<Peer, pulumi.Output<string>>> = {
      "control-plane": group("control-plane", "Network interfaces of the EKS control plane"),
      nodes: group("nodes", "Nodes of the EKS cluster"),
    };

    for (const rule of planPorts()) {
      const shared = {
        ipProtocol: rule.protocol,
        fromPort: rule.port,
        toPort: rule.port,
        description: rule.description,
      };
      new SecurityGroupEgressRule(
        `${name}-${rule.name}-egress`,
        {
          ...shared,
          securityGroupId: groups[rule.from],
          referencedSecurityGroupId: groups[rule.to],
        },
        { parent: this },
      );
      new SecurityGroupIngressRule(
        `${name}-${rule.name}-ingress`,
        {
          ...shared,
          securityGroupId: groups[rule.to],
          referencedSecurityGroupId: groups[rule.from],
        },
        { parent: this },
      );
    }

    this.controlPlaneSecurityGroupId = groups["control-plane"];
    this.nodeSecurityGroupId = groups.nodes;
    this.registerOutputs({
      controlPlaneSecurityGroupId: this.controlPlaneSecurityGroupId,
      nodeSecurityGroupId: this.nodeSecurityGroupId,
    });
  }
}
