import type { CostLine } from "../report/document";
import { cents, costLine, dollars, type Priced } from "./line";
import { logLines } from "./logs";
import { priceOf } from "./prices";
import { lengthOf, sum, type PricedStack } from "./stack";
import { USAGE } from "./usage";

const AUTO =
  "Nodes at the desired sizes of managed groups; those that Auto Mode or Karpenter start are not counted.";

/** Everything with a price that hardening adds to a stack; lines about nothing are left out. */
export function costLines(stack: PricedStack): readonly CostLine[] {
  const priced = [
    ...keys(stack),
    ...network(stack),
    ...logLines(stack),
    ...detection(stack),
    ...backup(stack),
    ...authorities(stack),
  ];
  const lines = priced.filter(({ count }) => count > 0).map((line) => costLine(stack, line));
  return lines.length === 0 ? [] : [...lines, ...savings(stack)];
}

function keys(stack: PricedStack): readonly Priced[] {
  return [
    {
      what: "Customer keys",
      count: stack.of("aws:kms/key:Key").length,
      unit: "key",
      price: "key",
      assumption:
        "Each of the first two rotations of a key adds as much again. Requests are not counted.",
    },
  ];
}

function network(stack: PricedStack): readonly Priced[] {
  const endpoints = stack
    .of("aws:ec2/vpcEndpoint:VpcEndpoint")
    .filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");
  const places = sum(endpoints.map(({ inputs }) => lengthOf(inputs["subnetIds"])));
  const gateways = stack.of("aws:ec2/natGateway:NatGateway").length;
  const firewalls = stack.of(
    "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
  );
  return [
    {
      what: "Interface endpoints",
      count: places,
      unit: "endpoint and zone",
      price: "endpointHour",
      each: USAGE.hours,
      assumption: `${endpoints.length} endpoints, ${USAGE.hours} hours a month.`,
    },
    {
      what: "Traffic through endpoints",
      count: endpoints.length === 0 ? 0 : stack.nodes * USAGE.endpointGigabytes,
      unit: "GB",
      price: "endpointGigabyte",
      assumption: `Assumed: ${USAGE.endpointGigabytes} GB a node and month. ${AUTO}`,
    },
    {
      what: "NAT gateways",
      count: gateways,
      unit: "gateway",
      price: "natHour",
      each: USAGE.hours,
      assumption: `${USAGE.hours} hours a month; traffic is not counted.`,
    },
    {
      what: "DNS firewall",
      count: firewalls.length * stack.nodes * USAGE.dnsQueriesMillions,
      unit: "million queries",
      price: "firewallQueries",
      assumption: `Assumed: ${USAGE.dnsQueriesMillions} million queries a node and month. Listed domains are not counted.`,
    },
  ];
}

function detection(stack: PricedStack): readonly Priced[] {
  const monitors = [
    ...stack.of("aws:eks/addon:Addon").map(({ inputs }) => inputs["addonName"]),
    ...stack
      .of("aws:guardduty/detectorFeature:DetectorFeature")
      .map(({ inputs }) => inputs["name"]),
  ].some((name) => name === "aws-guardduty-agent" || name === "RUNTIME_MONITORING");
  const templates = stack.of("aws:ec2/launchTemplate:LaunchTemplate");
  const detailed = templates.some(({ inputs }) => isEnabled(inputs["monitoring"]));
  const unknown = [...new Set(stack.unknownInstanceTypes)];
  const left = unknown.length === 0 ? "" : ` vCPUs of ${unknown.join(", ")} are not known.`;
  return [
    {
      what: "GuardDuty runtime monitoring",
      count: monitors ? stack.vcpus : 0,
      unit: "vCPU",
      price: "runtimeMonitoring",
      assumption: `First type of each node group. ${AUTO}${left}`,
    },
    {
      what: "Detailed monitoring of nodes",
      count: detailed ? stack.nodes : 0,
      unit: "node",
      price: "metric",
      each: USAGE.metricsOfInstance,
      assumption: `${USAGE.metricsOfInstance} metrics a node. ${AUTO}`,
    },
    {
      what: "AWS Config",
      count: stack.of("aws:cfg/recorder:Recorder").length * USAGE.configurationItems,
      unit: "configuration item",
      price: "configurationItem",
      assumption: `Assumed: ${USAGE.configurationItems} items a month. Rules are not counted.`,
    },
  ];
}

function isEnabled(monitoring: unknown): boolean {
  return (monitoring as { readonly enabled?: unknown } | undefined)?.enabled === true;
}

function backup(stack: PricedStack): readonly Priced[] {
  return [
    {
      what: "Backups",
      count: stack.of("aws:backup/vault:Vault").length * USAGE.backupGigabytes,
      unit: "GB",
      price: "snapshot",
      assumption: `Assumed: ${USAGE.backupGigabytes} GB of changed blocks a vault. Restore tests are not counted.`,
    },
  ];
}

function authorities(stack: PricedStack): readonly Priced[] {
  const all = stack.of("aws:acmpca/certificateAuthority:CertificateAuthority");
  const short = all.filter(({ inputs }) => inputs["usageMode"] === "SHORT_LIVED_CERTIFICATE");
  const assumption = "Issued certificates are not counted.";
  return [
    {
      what: "Private CAs",
      count: all.length - short.length,
      unit: "authority",
      price: "authority",
      assumption,
    },
    {
      what: "Private CAs for short-lived certificates",
      count: short.length,
      unit: "authority",
      price: "shortLivedAuthority",
      assumption,
    },
  ];
}

/** What a stack does not pay because nothing in it reaches the internet. */
function savings(stack: PricedStack): readonly CostLine[] {
  const zones = new Set(
    stack.of("aws:ec2/subnet:Subnet").map(({ inputs }) => String(inputs["availabilityZone"])),
  ).size;
  if (zones === 0 || stack.of("aws:ec2/natGateway:NatGateway").length > 0) return [];
  const { usd } = priceOf("natHour", stack.region);
  const saved = cents(zones * USAGE.hours * usd);
  const line = costLine(stack, {
    what: "NAT gateways",
    count: 0,
    unit: "gateway",
    price: "natHour",
    assumption: `None is there. One in each of ${zones} zones would cost ${dollars(saved)} a month without traffic.`,
  });
  return [line];
}
