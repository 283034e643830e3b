import { tokensOf } from "./kinds";

/** Type tokens of kinds that more than one control judges, in every API version that the provider has. */
export const NAMESPACE_TYPES = tokensOf("Namespace", ["core/v1"]);
export const SERVICE_TYPES = tokensOf("Service", ["core/v1"]);
export const SERVICE_ACCOUNT_TYPES = tokensOf("ServiceAccount", ["core/v1"]);
export const INGRESS_TYPES = tokensOf("Ingress", [
  "networking.k8s.io/v1",
  "networking.k8s.io/v1beta1",
  "extensions/v1beta1",
]);
export const NETWORK_POLICY_TYPES = tokensOf("NetworkPolicy", [
  "networking.k8s.io/v1",
  "extensions/v1beta1",
]);
const ADMISSION_VERSIONS = [
  "admissionregistration.k8s.io/v1",
  "admissionregistration.k8s.io/v1beta1",
];
export const WEBHOOK_TYPES = [
  ...tokensOf("ValidatingWebhookConfiguration", ADMISSION_VERSIONS),
  ...tokensOf("MutatingWebhookConfiguration", ADMISSION_VERSIONS),
];
