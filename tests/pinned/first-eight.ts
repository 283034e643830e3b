import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const CLUSTER = "aws:eks/cluster:Cluster";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const deniesIngress = {
  control: "ns-default-deny-ingress",
  type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  name: "default-deny-ingress",
};

export const pinned: PinnedGroup = {
  rows: [
    ["eks-endpoint-public", "critical", "mandatory"],
    ["eks-secrets-encryption", "high", "mandatory"],
    ["ng-imdsv2", "high", "mandatory"],
    ["ns-default-deny-ingress", "high", "mandatory"],
    ["rbac-wildcard-verbs", "high", "mandatory"],
    ["render-incomplete", "medium", "advisory"],
  ],
  flips: [
    {
      control: "eks-endpoint-public",
      type: CLUSTER,
      set: "vpcConfig.endpointPublicAccess",
      to: true,
      also: { "eks-public-cidrs": "a public endpoint without ranges is open to the internet" },
    },
    {
      control: "eks-endpoint-public",
      type: CLUSTER,
      set: "vpcConfig.endpointPublicAccess",
      to: ABSENT,
      also: { "eks-public-cidrs": "a public endpoint without ranges is open to the internet" },
    },
    { control: "eks-secrets-encryption", type: CLUSTER, set: "encryptionConfig", to: ABSENT },
    {
      control: "eks-secrets-encryption",
      type: CLUSTER,
      set: "encryptionConfig.resources",
      to: [],
    },
    {
      control: "eks-secrets-encryption",
      type: CLUSTER,
      set: "encryptionConfig.provider.keyArn",
      to: "alias/aws/eks",
    },
    {
      control: "ng-imdsv2",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions.httpTokens",
      to: "optional",
    },
    {
      control: "ng-imdsv2",
      type: LAUNCH_TEMPLATE,
      set: "metadataOptions",
      to: ABSENT,
      also: { "ng-imds-hop-limit": "without options the image decides, with two hops" },
    },
    {
      ...deniesIngress,
      set: "spec.podSelector",
      to: { matchLabels: { app: "web" } },
      also: { "np-dangling": "no pod of the stack has the label" },
    },
    { ...deniesIngress, set: "spec.policyTypes", to: ["Egress"] },
    { ...deniesIngress, set: "spec.ingress", to: [{ from: [{ podSelector: {} }] }] },
    { ...deniesIngress, set: "metadata.namespace", to: "elsewhere" },
  ],
  withoutDefault: {
    "rbac-wildcard-verbs": "no component makes a role",
    "render-incomplete": "no component renders a chart",
  },
};
