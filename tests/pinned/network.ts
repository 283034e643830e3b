import type { PinnedGroup } from "../support/pinned";

const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

export const pinned: PinnedGroup = {
  rows: [
    ["gw-tls", "medium", "advisory"],
    ["ing-host-required", "low", "advisory"],
    ["ing-nginx-snippets", "high", "mandatory"],
    ["ing-no-default-backend", "low", "advisory"],
    ["ing-no-wildcard-host", "low", "advisory"],
    ["ing-tls", "high", "mandatory"],
    ["ing-unique-host-path", "medium", "advisory"],
    ["np-dangling", "low", "advisory"],
    ["np-engine-enabled", "critical", "mandatory"],
    ["np-metadata-egress", "high", "mandatory"],
    ["np-no-allow-all", "high", "mandatory"],
    ["svc-allocate-node-ports", "low", "advisory"],
    ["svc-lb-tls", "medium", "advisory"],
    ["svc-load-balancer-internal", "high", "mandatory"],
    ["svc-no-external-ips", "high", "mandatory"],
    ["svc-no-node-port", "medium", "advisory"],
  ],
  flips: [
    {
      control: "np-engine-enabled",
      type: "aws:eks/addon:Addon",
      name: "vpc-cni-addon",
      set: "configurationValues",
      to: "{}",
    },
    {
      control: "np-metadata-egress",
      type: POLICY,
      name: "allow-dns",
      set: "spec.egress[0]",
      to: {},
    },
    {
      control: "np-dangling",
      type: POLICY,
      name: "allow-dns",
      set: "spec.podSelector",
      to: { matchLabels: { app: "nobody" } },
      also: { "ns-dns-egress": "pods without the label cannot resolve names" },
    },
    { control: "np-no-allow-all", type: POLICY, name: "allow-dns", set: "spec.ingress", to: [{}] },
  ],
  withoutDefault: {
    "gw-tls": "no component makes a Gateway",
    "ing-host-required": "no component makes an Ingress",
    "ing-nginx-snippets": "no component makes an Ingress",
    "ing-no-default-backend": "no component makes an Ingress",
    "ing-no-wildcard-host": "no component makes an Ingress",
    "ing-tls": "no component makes an Ingress",
    "ing-unique-host-path": "no component makes an Ingress",
    "svc-allocate-node-ports": "no component makes a Service",
    "svc-lb-tls": "no component makes a Service",
    "svc-load-balancer-internal": "no component makes a Service",
    "svc-no-external-ips": "no component makes a Service",
    "svc-no-node-port": "no component makes a Service",
  },
};
