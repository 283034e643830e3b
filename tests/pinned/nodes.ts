import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

export const pinned: PinnedGroup = {
  rows: [
    ["auto-mode-network-policy", "high", "mandatory"],
    ["ng-ami-type", "medium", "advisory"],
    ["ng-bottlerocket-settings", "medium", "advisory"],
    ["ng-disk-encrypted", "high", "mandatory"],
    ["ng-imds-hop-limit", "high", "mandatory"],
    ["ng-imds-ipv6", "low", "advisory"],
    ["ng-imds-tags", "low", "advisory"],
    ["ng-no-public-ip", "high", "mandatory"],
    ["ng-no-secrets-user-data", "high", "mandatory"],
    ["ng-no-ssh", "high", "mandatory"],
    ["ng-node-expiry", "medium", "advisory"],
    ["ng-node-role-least", "high", "mandatory"],
    ["ng-own-security-group", "medium", "advisory"],
    ["ng-pool-limits", "medium", "advisory"],
    ["ng-private-subnets", "high", "mandatory"],
    ["ng-release-pinned", "medium", "advisory"],
    ["ng-use-managed", "low", "advisory"],
  ],
  flips: [
    {
      control: "ng-no-secrets-user-data",
      type: LAUNCH_TEMPLATE,
      set: "userData",
      to: "DB_PASSWORD=hunter2",
      also: { "ng-bottlerocket-settings": "it takes the place of the settings" },
    },
    {
      control: "ng-imds-hop-limit",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpPutResponseHopLimit",
      to: 2,
    },
    {
      control: "ng-imds-hop-limit",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpPutResponseHopLimit",
      to: ABSENT,
    },
    {
      control: "ng-imds-ipv6",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpProtocolIpv6",
      to: "enabled",
    },
    {
      control: "ng-imds-tags",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.instanceMetadataTags",
      to: "enabled",
    },
    { control: "ng-ami-type", type: NODE_GROUP, set: "amiType", to: "AL2_x86_64" },
    { control: "ng-no-ssh", type: LAUNCH_TEMPLATE, set: "keyName", to: "admin" },
    {
      control: "ng-disk-encrypted",
      type: LAUNCH_TEMPLATE,
      set: "blockDeviceMappings[1].ebs.encrypted",
      to: "false",
    },
    {
      control: "ng-disk-encrypted",
      type: LAUNCH_TEMPLATE,
      set: "blockDeviceMappings[0].ebs.kmsKeyId",
      to: ABSENT,
    },
    {
      control: "ng-own-security-group",
      type: LAUNCH_TEMPLATE,
      set: "vpcSecurityGroupIds",
      to: ABSENT,
    },
    { control: "ng-bottlerocket-settings", type: LAUNCH_TEMPLATE, set: "userData", to: ABSENT },
    { control: "ng-release-pinned", type: NODE_GROUP, set: "releaseVersion", to: ABSENT },
    { control: "ng-release-pinned", type: NODE_GROUP, set: "nodeRepairConfig", to: ABSENT },
    {
      control: "ng-no-public-ip",
      type: LAUNCH_TEMPLATE,
      set: "networkInterfaces",
      to: [{ associatePublicIpAddress: "true", securityGroups: ["sg-1"] }],
    },
    {
      control: "ng-node-role-least",
      type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      set: "policyArn",
      to: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      name: "nodes-AmazonEKSWorkerNodePolicy",
    },
    {
      control: "ng-private-subnets",
      type: "aws:ec2/subnet:Subnet",
      set: "mapPublicIpOnLaunch",
      to: true,
      name: "network-nodes-eu-central-1a",
      also: { "subnet-no-public-ip": "no subnet hands out public addresses" },
    },
  ],
  withoutDefault: {
    "ng-use-managed": "every node group of the stacks passes",
    "auto-mode-network-policy": "the stacks have no Auto Mode",
    "ng-node-expiry": "the stacks have no pools of nodes",
    "ng-pool-limits": "the stacks have no pools of nodes",
  },
};
