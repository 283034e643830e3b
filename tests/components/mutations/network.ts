import type { MutationRow } from "./row";

const VPC = { resource: "-vpc$", type: "aws:ec2/vpc:Vpc" };
const SUBNETS = {
  resource: "-(nodes|control-plane|endpoints)-",
  type: "aws:ec2/subnet:Subnet",
};
const DEFAULT_GROUP = {
  resource: "-default-security-group$",
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
};
const GROUPS = { resource: "-groups-", type: "aws:ec2/securityGroup:SecurityGroup" };
const INGRESS = { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" };
const EGRESS = { type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" };
const EXCLUSIVE = {
  resource: "-groups-",
  type: "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive",
};
const ACLS = {
  resource: "-acls-(nodes|control-plane|endpoints)$",
  type: "aws:ec2/networkAcl:NetworkAcl",
};
const DEFAULT_ACL = {
  resource: "-acls-default$",
  type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
};
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const INTERFACES = { resource: "(?<!-s3)$", type: ENDPOINT };
const LIMITED = { resource: "(?<!-eks-auth)$", type: ENDPOINT };
const FLOW_LOG = { resource: "-logs-flow-logs$", type: "aws:ec2/flowLog:FlowLog" };
const FLOW_ROLE = { resource: "-logs-flow-logs$", type: "aws:iam/role:Role" };
const LOG_GROUPS = {
  resource: "-logs-(flow-logs|resolver-queries)$",
  type: "aws:cloudwatch/logGroup:LogGroup",
};
const DNS_RULE = "aws:route53/resolverFirewallRule:ResolverFirewallRule";

const row = (
  at: { readonly resource: string; readonly type: string },
  path: string,
  flip: unknown,
  control: string,
  requirement: string,
): MutationRow => ({ ...at, path, flip, control, requirement });

const WORLD = {
  ruleNo: 90,
  action: "allow",
  protocol: "-1",
  cidrBlock: "0.0.0.0/0",
  fromPort: 0,
  toPort: 0,
};
const OPEN_GROUP_RULE = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
const ANY_PRINCIPAL = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});
const UNBOUND_TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});
const ANY_LOG_GROUP = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }],
});

/** Hardening properties of the network's parts, as the example network called "net" has them. */
export const NETWORK_ROWS: readonly MutationRow[] = [
  row(VPC, "enableDnsSupport", false, "vpc-dns", "C13"),
  row(VPC, "enableDnsHostnames", false, "vpc-dns", "C13"),
  row(SUBNETS, "mapPublicIpOnLaunch", true, "subnet-no-public-ip", "C2"),
  row(DEFAULT_GROUP, "ingress", [OPEN_GROUP_RULE], "sg-default-closed", "C14"),
  row(DEFAULT_GROUP, "egress", [OPEN_GROUP_RULE], "sg-default-closed", "C14"),
  row(GROUPS, "description", undefined, "sg-description", "C2"),
  row({ ...INGRESS, resource: "-ingress$" }, "ipProtocol", "-1", "sg-exact-ports", "C2"),
  row({ ...INGRESS, resource: "-ingress$" }, "fromPort", 0, "sg-exact-ports", "C2"),
  row({ ...INGRESS, resource: "-ingress$" }, "description", undefined, "sg-description", "C2"),
  row(
    { ...INGRESS, resource: "-api-client-0$" },
    "cidrIpv4",
    "0.0.0.0/0",
    "sg-no-public-ingress",
    "C1",
  ),
  row({ ...INGRESS, resource: "-api-client-0$" }, "ipProtocol", "-1", "sg-exact-ports", "C1"),
  row({ ...INGRESS, resource: "-dns-tcp-ingress$" }, "toPort", 65535, "sg-exact-ports", "C2"),
  row({ ...EGRESS, resource: "-egress$" }, "toPort", 65535, "sg-exact-ports", "C2"),
  row({ ...EGRESS, resource: "-egress$" }, "ipProtocol", "-1", "sg-exact-ports", "C2"),
  row({ ...EGRESS, resource: "-egress$" }, "fromPort", 0, "sg-exact-ports", "C2"),
  row({ ...EGRESS, resource: "-egress$" }, "description", undefined, "sg-description", "C2"),
  row({ ...EGRESS, resource: "-nodes-s3$" }, "ipProtocol", "-1", "sg-exact-ports", "C2"),
  row(
    { ...EGRESS, resource: "-nodes-s3$" },
    "prefixListId",
    undefined,
    "sg-no-public-egress",
    "C2",
  ),
  row(EXCLUSIVE, "ingressRuleIds", undefined, "sg-rules-exclusive", "C2"),
  row(EXCLUSIVE, "egressRuleIds", undefined, "sg-rules-exclusive", "C2"),
  row(ACLS, "ingress[0]", WORLD, "nacl-no-open-admin", "C2"),
  row(ACLS, "ingress[0].action", "allow", "nacl-no-open-admin", "C7"),
  row(ACLS, "ingress[1].action", "allow", "nacl-no-open-admin", "C7"),
  row(ACLS, "egress[0].action", "allow", "nacl-no-open-admin", "C7"),
  row(ACLS, "subnetIds", undefined, "nacl-on-node-subnets", "C2"),
  row(DEFAULT_ACL, "ingress", [WORLD], "nacl-default-closed", "C14"),
  row(DEFAULT_ACL, "egress", [WORLD], "nacl-default-closed", "C14"),
  row(LIMITED, "policy", undefined, "vpc-endpoint-policy", "C13"),
  row(LIMITED, "policy", ANY_PRINCIPAL, "vpc-endpoint-policy", "C13"),
  row(INTERFACES, "privateDnsEnabled", false, "vpc-endpoint-private-dns", "C13"),
  row(INTERFACES, "privateDnsEnabled", undefined, "vpc-endpoint-private-dns", "C13"),
  row(INTERFACES, "securityGroupIds", undefined, "vpc-endpoint-security-group", "C13"),
  row(
    { resource: "-ecr-dkr$", type: ENDPOINT },
    "serviceName",
    "com.example.none",
    "vpc-endpoints",
    "C13",
  ),
  row({ resource: "-s3$", type: ENDPOINT }, "routeTableIds", undefined, "vpc-endpoints", "C13"),
  row(FLOW_LOG, "trafficType", "ACCEPT", "vpc-flow-logs", "C14"),
  row(FLOW_LOG, "vpcId", undefined, "vpc-flow-logs", "C14"),
  row(FLOW_LOG, "maxAggregationInterval", 600, "vpc-flow-logs", "C14"),
  row(FLOW_ROLE, "assumeRolePolicy", UNBOUND_TRUST, "iam-service-trust-bound", "C3"),
  row(
    { resource: "-logs-flow-logs$", type: "aws:iam/rolePolicy:RolePolicy" },
    "policy",
    ANY_LOG_GROUP,
    "iam-no-wildcard-action",
    "C3",
  ),
  row(LOG_GROUPS, "kmsKeyId", undefined, "logs-kms", "C14"),
  row(LOG_GROUPS, "retentionInDays", 30, "logs-retention", "C14"),
  row(LOG_GROUPS, "retentionInDays", undefined, "logs-retention", "C14"),
  row(
    {
      resource: "-logs-resolver-queries$",
      type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    },
    "resourceId",
    undefined,
    "vpc-dns-query-logs",
    "C14",
  ),
  row(
    {
      resource: "-dns-vpc$",
      type: "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
    },
    "firewallRuleGroupId",
    undefined,
    "dns-firewall",
    "C14",
  ),
  row({ resource: "-dns-block$", type: DNS_RULE }, "action", "ALERT", "dns-firewall", "C14"),
  row(
    { resource: "-dns-allow$", type: DNS_RULE },
    "firewallDomainRedirectionAction",
    "TRUST_REDIRECTION_DOMAIN",
    "dns-firewall",
    "C14",
  ),
  row(
    {
      resource: "-dns-allowed$",
      type: "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList",
    },
    "domains",
    ["*"],
    "dns-firewall",
    "C14",
  ),
  row(
    {
      resource: "-dns-config$",
      type: "aws:route53/resolverFirewallConfig:ResolverFirewallConfig",
    },
    "firewallFailOpen",
    "ENABLED",
    "dns-firewall",
    "C14",
  ),
];
