import { control } from "../../kernel/control";
import { COREDNS_WRITE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack } from "../../kernel/frameworks";

export const rbacCorednsConfigmap = control(
  {
    id: "rbac-coredns-configmap",
    title: "Few roles should write the ConfigMap of CoreDNS.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2"],
    frameworks: attack("T1565.001"),
    contract:
      "Restricted: rules[] of ClusterRole and of Roles in kube-system, each rule by itself. Refused: update, patch, " +
      'delete or "*" on configmaps without resourceNames, or with coredns among them. Absent rules allow nothing. ' +
      "Unknown verbs, resources and groups of a rule that may match are not evaluated.",
    rationale: "Who writes the Corefile answers every name in the cluster as they like.",
    remediation: "Name the ConfigMaps that the controller keeps in resourceNames.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(COREDNS_WRITE, "rules that do not reach coredns in kube-system"),
);
