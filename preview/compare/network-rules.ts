import { ROLE, SUBNET, VPC, type ChangeRule, type QuietReplacement } from "./rule";

const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide";

/** Changes of networks, and of what decides where everything is. */
export const NETWORK_RULES: readonly ChangeRule[] = [
  {
    id: "vpc-deleted",
    types: [VPC],
    on: "delete",
    effect: "deletes",
    consequence: "The VPC is deleted, or the deletion fails while anything is in it.",
    source: `${GUIDE}/delete-vpc.html`,
  },
  {
    id: "vpc-replaced",
    types: [VPC],
    on: "change",
    paths: ["cidrBlock", "ipv4IpamPoolId"],
    effect: "replaces",
    consequence:
      "The first address range of a VPC is fixed: a new VPC takes its place, and everything in it is replaced.",
    source: `${GUIDE}/vpc-cidr-blocks.html`,
  },
  {
    id: "subnet-replaced",
    types: [SUBNET],
    on: "change",
    paths: ["availabilityZone", "availabilityZoneId", "cidrBlock", "vpcId"],
    effect: "replaces",
    consequence:
      "Zone and address range of a subnet are fixed: a new one takes its place, and what stands in it is replaced or " +
      "keeps the deletion from happening.",
    source: `${GUIDE}/subnet-sizing.html`,
  },
  {
    id: "provider-region",
    types: ["pulumi:providers:aws"],
    on: "change",
    paths: ["region"],
    effect: "replaces-cluster",
    consequence:
      "Everything that this provider manages is looked for in the other region, and made there anew.",
    source: "https://www.pulumi.com/docs/iac/concepts/resources/providers/",
  },
];

/** Replacements that are named only through what refers to the resource. */
export const QUIET_REPLACEMENTS: readonly QuietReplacement[] = [
  { type: SUBNET, paths: ["vpcId"], references: [VPC] },
  { type: ROLE, paths: ["name", "namePrefix", "path"] },
  { type: SECURITY_GROUP, paths: ["name", "namePrefix", "description", "vpcId"] },
];
