import type { KubernetesKind } from "./kinds";

/** Groups of the Pulumi provider's own components, which look like Kubernetes objects by their token. */
const PROVIDER_GROUPS = ["helm.sh", "kustomize", "yaml", "meta"];

/** Groups with a name in k8s.io that Kubernetes itself does not serve. */
const PROJECT_GROUP = /\.(?:x-k8s\.io|sigs\.k8s\.io)$/;
const EXTENSIONS = [
  "gateway.networking.k8s.io",
  "snapshot.storage.k8s.io",
  "policy.networking.k8s.io",
];

/** True for an object of a kind that a CustomResourceDefinition brings. */
export function isCustomResource(kind: KubernetesKind | undefined): boolean {
  const group = kind?.groupVersion.split("/")[0];
  if (group === undefined || PROVIDER_GROUPS.includes(group)) return false;
  if (EXTENSIONS.includes(group) || PROJECT_GROUP.test(group)) return true;
  return group.includes(".") && !group.endsWith(".k8s.io");
}

/** Groups whose kinds hold no pod template, by the custom resource definitions that their projects publish. */
export const KNOWN_GROUPS: ReadonlySet<string> = new Set([
  "acme.cert-manager.io",
  "awspca.cert-manager.io",
  "cert-manager.io",
  "cilium.io",
  "crd.k8s.amazonaws.com",
  "eks.amazonaws.com",
  "elbv2.k8s.aws",
  "external-secrets.io",
  "gateway.networking.k8s.io",
  "generators.external-secrets.io",
  "karpenter.k8s.aws",
  "karpenter.sh",
  "networking.istio.io",
  "networking.k8s.aws",
  "policy.networking.k8s.io",
  "secrets-store.csi.x-k8s.io",
  "security.istio.io",
  "snapshot.storage.k8s.io",
  "telemetry.istio.io",
  "trust.cert-manager.io",
  "vpcresources.k8s.aws",
]);
