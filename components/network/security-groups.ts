import { SecurityGroup, VpcSecurityGroupRulesExclusive } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { ANY_ADDRESS } from "./acl-passages";
import { requireApiClients } from "./api-clients";
import { GroupRules, type Peer } from "./group-rules";
import { Party } from "./needs";
import type { PortRule } from "./ports";
import { requirePublicLoadBalancer, type PublicLoadBalancer } from "./public-load-balancer";

export interface ClusterSecurityGroupsArgs {
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /**
   * Every port that is open between control plane, nodes and endpoints. They are exclusive: rules that are added elsewhere
   * are taken out.
   */
  readonly rules: PortRule[];
  /** Prefix list of Amazon S3, which nodes reach on port 443. Default none. */
  readonly s3PrefixListId?: pulumi.Input<string>;
  /** Networks from which people and pipelines reach the Kubernetes API on port 443. Default none. */
  readonly apiClientCidrs?: string[];
  /** Whether nodes reach any address on port 443. Default false. */
  readonly internetEgress?: boolean;
  /** The public load balancer, if there is one. Default none. */
  readonly publicLoadBalancer?: PublicLoadBalancer;
}

const DESCRIPTIONS: Readonly<Record<Peer, string>> = {
  "control-plane": "Network interfaces of the EKS control plane",
  nodes: "Nodes of the EKS cluster",
  endpoints: "Interface endpoints of AWS services",
  "file-systems": "Mount targets of network file systems",
  "load-balancer": "Public load balancer of the EKS cluster",
};

/**
 * Security groups for the control plane's network interfaces, the nodes and, if they are needed, interface endpoints,
 * mount targets and a public load balancer. Each permitted port is an egress rule on one side and an ingress rule on the other, by group
 * reference and never by address range within the cluster; rules are resources of their own and never inline (controls
 * sg-no-public-ingress, sg-no-public-egress, sg-description, sg-rule-conflict, sg-rules-exclusive).
 */
export class ClusterSecurityGroups extends pulumi.ComponentResource {
  /** Belongs on the control plane's network interfaces. */
  readonly controlPlaneSecurityGroupId: pulumi.Output<string>;
  /** Belongs on the nodes, through their launch template. */
  readonly nodeSecurityGroupId: pulumi.Output<string>;
  /** Belongs on interface endpoints; there when a rule is about them. */
  readonly endpointSecurityGroupId?: pulumi.Output<string>;
  /** Belongs on mount targets of network file systems; there when a rule is about them. */
  readonly fileSystemSecurityGroupId?: pulumi.Output<string>;
  /** Belongs on the public load balancer; there when one is declared. */
  readonly loadBalancerSecurityGroupId?: pulumi.Output<string>;

  constructor(
    name: string,
    args: ClusterSecurityGroupsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const owner = `ClusterSecurityGroups "${name}"`;
    const { rules: ports } = args;
    requireApiClients(owner, args.apiClientCidrs);
    const balancer =
      args.publicLoadBalancer && requirePublicLoadBalancer(owner, args.publicLoadBalancer);
    super("hardened-cluster:index:ClusterSecurityGroups", name, args, opts);

    const group = (suffix: Peer): pulumi.Output<string> =>
      new SecurityGroup(
        `${name}-${suffix}`,
        {
          vpcId: args.vpcId,
          description: DESCRIPTIONS[suffix],
          tags: { Name: `${name}-${suffix}` },
        },
        { parent: this, dependsOn: opts?.dependsOn },
      ).id;
    const groups: Partial<Record<Peer, pulumi.Output<string>>> = {};
    const controlPlane = (groups["control-plane"] = group("control-plane"));
    const nodes = (groups.nodes = group("nodes"));
    for (const party of [Party.Endpoints, Party.FileSystems]) {
      if (ports.some(({ from, to }) => from === party || to === party))
        groups[party] = group(party);
    }
    if (balancer) groups["load-balancer"] = group("load-balancer");

    const rules = new GroupRules(name, groups, this);
    for (const { port, toPort = port, ...rule } of ports) rules.between({ ...rule, port, toPort });
    allowOutside(rules, args);
    if (balancer) allowLoadBalancer(rules, balancer);
    for (const { peer, securityGroupId, ingressRuleIds, egressRuleIds } of rules.byGroup()) {
      new VpcSecurityGroupRulesExclusive(
        `${name}-${peer}`,
        { securityGroupId, ingressRuleIds, egressRuleIds },
        { parent: this },
      );
    }

    this.controlPlaneSecurityGroupId = controlPlane;
    this.nodeSecurityGroupId = nodes;
    this.endpointSecurityGroupId = groups.endpoints;
    this.fileSystemSecurityGroupId = groups["file-systems"];
    this.loadBalancerSecurityGroupId = groups["load-balancer"];
    this.registerOutputs({
      controlPlaneSecurityGroupId: this.controlPlaneSecurityGroupId,
      nodeSecurityGroupId: this.nodeSecurityGroupId,
      endpointSecurityGroupId: this.endpointSecurityGroupId,
      fileSystemSecurityGroupId: this.fileSystemSecurityGroupId,
      loadBalancerSecurityGroupId: this.loadBalancerSecurityGroupId,
    });
  }
}

/** Traffic that leaves or enters the VPC, or goes to a gateway endpoint. */
function allowOutside(rules: GroupRules, args: ClusterSecurityGroupsArgs): void {
  const https = { protocol: "tcp", port: 443, toPort: 443 } as const;
  for (const [index, cidrIpv4] of (args.apiClientCidrs ?? []).entries()) {
    const description = "People and pipelines to the Kubernetes API";
    rules.ingress(`api-client-${index}`, "control-plane", { ...https, description }, { cidrIpv4 });
  }
  if (args.s3PrefixListId !== undefined) {
    const description = "Nodes to Amazon S3, for image layers";
    const source = { prefixListId: args.s3PrefixListId };
    rules.egress("nodes-s3", "nodes", { ...https, description }, source);
  }
  if (args.internetEgress === true) {
    const description = "Nodes and pods to the internet";
    rules.egress("nodes-internet", "nodes", { ...https, description }, { cidrIpv4: ANY_ADDRESS });
  }
}

function allowLoadBalancer(rules: GroupRules, declared: Required<PublicLoadBalancer>): void {
  for (const port of declared.listenerPorts) {
    const opening = { protocol: "tcp", port, toPort: port, description: "Clients" } as const;
    for (const [index, cidrIpv4] of declared.clientCidrs.entries()) {
      rules.ingress(`clients-${port}-${index}`, "load-balancer", opening, { cidrIpv4 });
    }
  }
  for (const port of declared.targetPorts) {
    rules.between({
      name: `load-balancer-nodes-${port}`,
      from: "load-balancer",
      to: "nodes",
      protocol: "tcp",
      port,
      toPort: port,
      description: "Public load balancer to its targets",
    });
  }
}
