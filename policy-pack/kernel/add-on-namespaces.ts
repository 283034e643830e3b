/** Namespaces in which add-ons of EKS make their own pods and service accounts, of which no stack shows anything. */
export const ADD_ON_NAMESPACES: readonly string[] = [
  "amazon-cloudwatch",
  "amazon-guardduty",
  "cert-manager",
  "kube-system",
];
