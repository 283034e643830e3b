import type { PinnedGroup } from "../support/pinned";
import { ABSENT } from "../support/tweak";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const PREFIX = "pod-security.kubernetes.io/";

/** The labels that the component sets, with some of them changed. */
function labels(changes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const level = "restricted";
  const version = "v1.35";
  const own = {
    enforce: level,
    audit: level,
    warn: level,
    "enforce-version": version,
    "audit-version": version,
    "warn-version": version,
  };
  const changed = Object.entries({ ...own, ...changes });
  return Object.fromEntries(changed.map(([mode, value]) => [PREFIX + mode, value]));
}

const HARD = {
  "requests.cpu": "4",
  "requests.memory": "8Gi",
  "limits.cpu": "8",
  "limits.memory": "16Gi",
  "services.loadbalancers": "0",
};

export const pinned: PinnedGroup = {
  rows: [
    ["ns-default-deny-egress", "high", "mandatory"],
    ["ns-default-locked", "medium", "mandatory"],
    ["ns-dns-egress", "low", "advisory"],
    ["ns-limit-range", "low", "advisory"],
    ["ns-psa-audit-warn", "low", "advisory"],
    ["ns-psa-enforce", "high", "mandatory"],
    ["ns-psa-labels-valid", "high", "mandatory"],
    ["ns-quota-services", "low", "advisory"],
    ["ns-resource-quota", "medium", "advisory"],
  ],
  flips: [
    {
      control: "ns-quota-services",
      type: "kubernetes:core/v1:ResourceQuota",
      name: "-quota",
      set: "spec.hard",
      to: { ...HARD, "services.nodeports": "1" },
    },
    {
      control: "ns-default-locked",
      type: "kubernetes:core/v1:ResourceQuota",
      name: "-nothing-runs",
      set: "spec.hard.pods",
      to: "1",
    },
    {
      control: "ns-default-locked",
      type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      name: "-default-deny",
      set: "spec.policyTypes",
      to: ["Egress"],
    },
    {
      control: "ns-default-locked",
      type: "kubernetes:core/v1:NamespacePatch",
      set: "metadata.name",
      to: "elsewhere",
    },
    {
      control: "ns-psa-enforce",
      type: NAMESPACE,
      set: "metadata.labels",
      to: labels({ enforce: "baseline" }),
    },
    {
      control: "ns-psa-labels-valid",
      type: NAMESPACE,
      set: "metadata.labels",
      to: labels({ "warn-version": "1.35" }),
      also: { "ns-psa-audit-warn": "a version that cannot be read is not pinned" },
    },
    {
      control: "ns-psa-audit-warn",
      type: NAMESPACE,
      set: "metadata.labels",
      to: labels({ audit: "baseline" }),
    },
    {
      control: "ns-default-deny-egress",
      type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      name: "default-deny-egress",
      set: "spec.policyTypes",
      to: ["Ingress"],
    },
    {
      control: "ns-default-deny-egress",
      type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      name: "default-deny-egress",
      set: "spec.egress",
      to: [{ to: [{ podSelector: {} }] }],
    },
    {
      control: "ns-dns-egress",
      type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      name: "allow-dns",
      set: "spec.podSelector",
      to: { matchLabels: { app: "web" } },
      also: { "np-dangling": "no pod of the stack has the label" },
    },
    {
      control: "ns-resource-quota",
      type: "kubernetes:core/v1:ResourceQuota",
      name: "-quota",
      set: "spec.hard",
      to: { "services.loadbalancers": "0", "services.nodeports": "0" },
    },
    {
      control: "ns-limit-range",
      type: "kubernetes:core/v1:LimitRange",
      set: "spec.limits",
      to: ABSENT,
    },
  ],
};
