import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { Party, Protocol } from "./needs";

/** Who has a security group: the parties of the cluster, and a public load balancer. */
export type Peer = Party | "load-balancer";

interface Opening {
  readonly protocol: Protocol;
  readonly port: number;
  readonly toPort: number;
  readonly description: string;
}

/** The other side of a rule: exactly one of the three. */
interface OtherSide {
  readonly referencedSecurityGroupId?: pulumi.Input<string>;
  readonly cidrIpv4?: string;
  readonly prefixListId?: pulumi.Input<string>;
}

/** All rules of one security group. */
export interface RulesOfGroup {
  readonly peer: string;
  readonly securityGroupId: pulumi.Output<string>;
  readonly ingressRuleIds: pulumi.Output<string>[];
  readonly egressRuleIds: pulumi.Output<string>[];
}

/** Creates the rules of a set of security groups and remembers which group each belongs to. */
export class GroupRules {
  private readonly made: RulesOfGroup[];

  constructor(
    private readonly name: string,
    private readonly groups: Readonly<Partial<Record<Peer, pulumi.Output<string>>>>,
    private readonly parent: pulumi.Resource,
  ) {
    this.made = Object.entries(groups).map(([peer, securityGroupId]) => {
      return { peer, securityGroupId, ingressRuleIds: [], egressRuleIds: [] };
    });
  }

  /** Lets `from` connect to `to`: one rule on each side. */
  between(rule: Opening & { readonly name: string; readonly from: Peer; readonly to: Peer }): void {
    const { name, from, to } = rule;
    this.egress(`${name}-egress`, from, rule, { referencedSecurityGroupId: this.groups[to] });
    this.ingress(`${name}-ingress`, to, rule, { referencedSecurityGroupId: this.groups[from] });
  }

  ingress(suffix: string, peer: Peer, opening: Opening, from: OtherSide): void {
    const { securityGroupId, ingressRuleIds } = this.of(peer);
    const rule = new SecurityGroupIngressRule(
      `${this.name}-${suffix}`,
      { ...properties(opening), securityGroupId, ...from },
      { parent: this.parent },
    );
    ingressRuleIds.push(rule.id);
  }

  egress(suffix: string, peer: Peer, opening: Opening, to: OtherSide): void {
    const { securityGroupId, egressRuleIds } = this.of(peer);
    const rule = new SecurityGroupEgressRule(
      `${this.name}-${suffix}`,
      { ...properties(opening), securityGroupId, ...to },
      { parent: this.parent },
    );
    egressRuleIds.push(rule.id);
  }

  /** The rules made so far, for each group, also for groups without any. */
  byGroup(): readonly RulesOfGroup[] {
    return this.made;
  }

  private of(peer: Peer): RulesOfGroup {
    const found = this.made.find((one) => one.peer === peer);
    if (found === undefined) throw new Error(`There is no security group for ${peer}.`);
    return found;
  }
}

function properties({ protocol, port, toPort, description }: Opening) {
  return { ipProtocol: protocol, fromPort: port, toPort, description };
}
