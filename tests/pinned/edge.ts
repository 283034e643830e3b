import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

export const pinned: PinnedGroup = {
  rows: [
    ["ec2-allowed-images", "low", "advisory"],
    ["ec2-metadata-defaults", "medium", "advisory"],
    ["lb-deletion-protection", "low", "advisory"],
    ["lb-drop-invalid", "low", "advisory"],
    ["lb-internal", "medium", "advisory"],
    ["lb-logs", "low", "advisory"],
    ["lb-tls-policy", "high", "mandatory"],
    ["nacl-default-closed", "medium", "advisory"],
    ["sg-default-closed", "medium", "advisory"],
    ["sg-rules-exclusive", "low", "advisory"],
    ["subnet-no-public-ip", "high", "mandatory"],
    ["vpc-dns", "low", "advisory"],
    ["vpc-endpoint-private-dns", "low", "advisory"],
    ["vpc-endpoint-security-group", "low", "advisory"],
    ["vpc-public-access", "medium", "advisory"],
  ],
  withoutDefault: {
    "vpc-public-access": "the mutation table holds it against a stack with every option",
    "ec2-allowed-images": "the mutation table holds it against a stack with every option",
    "ec2-metadata-defaults": "the mutation table holds it against a stack with every option",
    "vpc-endpoint-private-dns": "the mutation table holds it against a stack with every option",
    "vpc-endpoint-security-group": "the mutation table holds it against a stack with every option",
    "lb-tls-policy": "no component makes a listener",
    "lb-internal": "no component makes a load balancer",
    "lb-drop-invalid": "no component makes a load balancer",
    "lb-deletion-protection": "no component makes a load balancer",
    "lb-logs": "no component makes a load balancer",
  },
  flips: [
    { control: "vpc-dns", type: "aws:ec2/vpc:Vpc", set: "enableDnsHostnames", to: ABSENT },
    { control: "vpc-dns", type: "aws:ec2/vpc:Vpc", set: "enableDnsSupport", to: false },
    {
      control: "subnet-no-public-ip",
      type: "aws:ec2/subnet:Subnet",
      set: "mapPublicIpOnLaunch",
      to: true,
    },
    {
      control: "sg-default-closed",
      type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      set: "ingress",
      to: [{ protocol: "-1" }],
    },
    {
      control: "sg-default-closed",
      type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      set: "egress",
      to: [{ protocol: "-1" }],
    },
    {
      control: "nacl-default-closed",
      type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
      set: "ingress",
      to: [{ protocol: "-1" }],
    },
    {
      control: "nacl-default-closed",
      type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
      set: "egress",
      to: [{ protocol: "-1" }],
    },
    {
      control: "sg-rules-exclusive",
      type: "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive",
      set: "ingressRuleIds",
      to: ABSENT,
    },
  ],
};
