import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const RULE = "aws:route53/resolverFirewallRule:ResolverFirewallRule";
const LIST = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
const GROUP = "aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup";
/** Resources that put a group to use, and the property that names it. */
const USES = [
  [
    "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    "firewallRuleGroupId",
  ],
  ["aws:ram/resourceAssociation:ResourceAssociation", "resourceArn"],
] as const;
const CONFIG = "aws:route53/resolverFirewallConfig:ResolverFirewallConfig";

export const dnsFirewall = control(
  {
    id: "dns-firewall",
    title: "The DNS firewall must block what it does not allow, also while it fails.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      "Restricted: aws.route53.ResolverFirewallRule: action ALLOW or BLOCK, firewallDomainRedirectionAction " +
      "INSPECT_REDIRECTION_DOMAIN; ResolverFirewallConfig: firewallFailOpen DISABLED; ResolverFirewallDomainList that a rule " +
      "with ALLOW names: no domain that is * alone; ResolverFirewallRuleGroup: a ResolverFirewallRuleGroupAssociation, or a share " +
      "with other accounts. Absent means INSPECT_REDIRECTION_DOMAIN and DISABLED; an absent action is " +
      "a violation. Unknown is not evaluated.",
    rationale:
      "A firewall that only raises alerts, follows aliases or opens when it fails lets data out by name.",
    remediation:
      "Block in a last rule what no earlier rule allows, inspect redirections, and keep firewallFailOpen DISABLED.",
    references: [
      "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-overview.html",
    ],
    componentSide: "DnsFirewall allows the listed domains and blocks all others.",
  },
  onResources([RULE], ({ inputs }) => [
    expectThat(inputs.at("action").string(), {
      holds: (action) => action === "ALLOW" || action === "BLOCK",
      wanted: '"ALLOW" or "BLOCK"',
    }),
    expectThat(inputs.at("firewallDomainRedirectionAction").string(), {
      holds: (action) => action === "INSPECT_REDIRECTION_DOMAIN",
      wanted: '"INSPECT_REDIRECTION_DOMAIN"',
      absentMeans: "INSPECT_REDIRECTION_DOMAIN",
    }),
  ]),
  onResources([CONFIG], ({ inputs }) =>
    expectThat(inputs.at("firewallFailOpen").string(), {
      holds: (state) => state === "DISABLED",
      wanted: '"DISABLED"',
      absentMeans: "DISABLED",
    }),
  ),
  onStack(allowedLists, ({ inputs }) => eachEntry(inputs.at("domains"), judgeDomain)),
  onStack((stack) => stack.ofType(GROUP), judgeGroup),
);

function allowedLists(stack: StackIndex): readonly Subject[] {
  const allowed = stack
    .ofType(RULE)
    .filter(({ inputs }) => {
      const action = inputs.at("action").string();
      return action.state === "known" && action.value === "ALLOW";
    })
    .flatMap(({ urn }) => stack.sourcesOf(urn, "firewallDomainListId"));
  return stack.ofType(LIST).filter(({ urn }) => allowed.includes(urn));
}

function judgeDomain(field: Field): Answer {
  const domain = field.string();
  if (domain.state === "unknown") return notEvaluated(field, domain.why);
  const isEverything = domain.state === "known" && /^\*\.?$/.test(domain.value);
  return isEverything ? violation(field, '"*"', "domains by name") : pass;
}

function judgeGroup({ urn, inputs }: Subject, stack: StackIndex): Answer {
  const uses = USES.flatMap(([type, property]) =>
    stack
      .ofType(type)
      .filter((use) => !use.inputs.at(property).absent)
      .map((use) => stack.sourcesOf(use.urn, property)),
  );
  if (uses.some((sources) => sources.includes(urn))) return pass;
  if (uses.some((sources) => sources.length === 0)) {
    return notEvaluated(inputs, "nothing tells which group an association is of");
  }
  return violation(inputs, "no VPC that it is for", "an association with a VPC");
}
