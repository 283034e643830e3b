import {
  ResolverFirewallConfig,
  ResolverFirewallDomainList,
  ResolverFirewallRule,
  ResolverFirewallRuleGroup,
  ResolverFirewallRuleGroupAssociation,
} from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import { invalidArgument, requireMatch } from "../invalid-argument";

export interface DnsFirewallArgs {
  /** AWS region, for example eu-central-1. */
  readonly region: string;
  /** The VPC of the cluster. */
  readonly vpcId: pulumi.Input<string>;
  /**
   * Domains that may be looked up beside those of AWS services and of instances in the region, for example
   * example.com or *.example.com (any name below it). Where a listed domain is an alias of another, that one must be
   * listed as well. Default none.
   */
  readonly allowedDomains?: string[];
}

const DOMAIN = /^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]{2,63}$/;

/**
 * The domains that a cluster in `region` has to look up: AWS services of the region, the cluster's own endpoint and the
 * names of its instances. AWS answers for all of them, so that a query tells nobody else anything.
 */
export function planDnsDomains(owner: string, region: string, allowed: string[] = []): string[] {
  requireMatch(
    owner,
    "region",
    region,
    /^[a-z]{2}(-[a-z]+)+-\d$/,
    "an AWS region such as eu-central-1",
  );
  allowed.forEach((domain, index) => {
    const wanted = "a domain such as example.com or *.example.com, in lower case";
    requireMatch(owner, `allowedDomains[${index}]`, domain, DOMAIN, wanted);
    if (allowed.indexOf(domain) !== index) {
      const once = "a domain that is not in the list already";
      throw invalidArgument(owner, `allowedDomains[${index}]`, domain, once);
    }
  });
  const instances = region === "us-east-1" ? "*.ec2.internal" : `*.${region}.compute.internal`;
  const aws = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  const own = [`*.${region}.${aws}`, `*.${region}.eks.${aws}`, `*.${region}.api.aws`, instances];
  return [...new Set([...own, ...allowed])];
}

/**
 * A DNS firewall with an allow list: the resolver of the VPC answers for the listed domains and says of all others that
 * they do not exist, so that no data leaves inside of queries (control dns-firewall). If the firewall fails, queries fail
 * with it.
 */
export class DnsFirewall extends pulumi.ComponentResource {
  constructor(name: string, args: DnsFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    const domains = planDnsDomains(`DnsFirewall "${name}"`, args.region, args.allowedDomains);
    super("hardened-cluster:index:DnsFirewall", name, args, opts);
    const options = { parent: this, dependsOn: opts?.dependsOn };

    const list = (suffix: string, listed: string[]): ResolverFirewallDomainList =>
      new ResolverFirewallDomainList(
        `${name}-${suffix}`,
        { name: `${name}-${suffix}`, domains: listed },
        options,
      );
    const group = new ResolverFirewallRuleGroup(
      `${name}-rules`,
      { name: `${name}-rules` },
      options,
    );
    const allowed = new ResolverFirewallRule(
      `${name}-allow`,
      {
        name: "allow-listed",
        firewallRuleGroupId: group.id,
        firewallDomainListId: list("allowed", domains).id,
        priority: 100,
        action: "ALLOW",
        // An alias of a listed domain must not lead to one that is not.
        firewallDomainRedirectionAction: "INSPECT_REDIRECTION_DOMAIN",
      },
      { parent: this },
    );
    const blocked = new ResolverFirewallRule(
      `${name}-block`,
      {
        name: "block-others",
        firewallRuleGroupId: group.id,
        firewallDomainListId: list("others", ["*"]).id,
        priority: 200,
        action: "BLOCK",
        blockResponse: "NXDOMAIN",
      },
      { parent: this },
    );
    new ResolverFirewallConfig(
      `${name}-config`,
      { resourceId: args.vpcId, firewallFailOpen: "DISABLED" },
      options,
    );
    new ResolverFirewallRuleGroupAssociation(
      `${name}-vpc`,
      { name: `${name}-vpc`, firewallRuleGroupId: group.id, vpcId: args.vpcId, priority: 101 },
      // A group without its rules would let everything through for a moment.
      { parent: this, dependsOn: [allowed, blocked] },
    );

    this.registerOutputs({});
  }
}
