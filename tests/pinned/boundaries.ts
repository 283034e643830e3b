import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

export const pinned: PinnedGroup = {
  rows: [
    ["backup-cluster-selected", "low", "advisory"],
    ["dns-firewall", "medium", "advisory"],
    ["efs-tls-only", "medium", "advisory"],
    ["iam-permissions-boundary", "medium", "advisory"],
    ["nacl-on-node-subnets", "low", "advisory"],
    ["np-empty-peer", "low", "advisory"],
    ["np-strict-mode", "medium", "advisory"],
    ["np-system-default-deny", "medium", "advisory"],
    ["snapshot-class-retain", "low", "advisory"],
  ],
  withoutDefault: {
    "dns-firewall": "the mutation table holds it against a stack with every option",
    "efs-tls-only": "the mutation table holds it against a stack with every option",
    "iam-permissions-boundary": "the mutation table holds it against a stack with every option",
  },
  flips: [
    {
      control: "nacl-on-node-subnets",
      type: "aws:ec2/networkAcl:NetworkAcl",
      set: "subnetIds",
      to: ABSENT,
    },
    {
      control: "backup-cluster-selected",
      type: "aws:backup/selection:Selection",
      name: "-backup-cluster",
      set: "resources",
      to: [],
    },
    {
      control: "np-strict-mode",
      type: "aws:eks/addon:Addon",
      name: "-vpc-cni-addon",
      set: "configurationValues",
      to: '{"enableNetworkPolicy":"true"}',
    },
    {
      control: "np-system-default-deny",
      type: POLICY,
      name: "-policies-kube-system-default-deny-ingress",
      set: "metadata.namespace",
      to: "default",
    },
    {
      control: "np-empty-peer",
      type: POLICY,
      name: "-policies-metrics-server",
      set: "spec.ingress[0].from",
      to: [],
    },
    {
      control: "snapshot-class-retain",
      type: "kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass",
      set: "deletionPolicy",
      to: "Delete",
    },
  ],
};
