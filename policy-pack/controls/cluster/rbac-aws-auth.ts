import { control } from "../../kernel/control";
import { AWS_AUTH_WRITE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack } from "../../kernel/frameworks";

export const rbacAwsAuth = control(
  {
    id: "rbac-aws-auth",
    title: "Roles must not write the ConfigMap aws-auth.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2", "K3"],
    frameworks: attack("T1098.006"),
    contract:
      "Restricted: rules[] of ClusterRole and of Roles in kube-system, each rule by itself. Refused: create, " +
      'update, patch, delete, deletecollection or "*" on configmaps without resourceNames, or with aws-auth among ' +
      "them. Absent rules allow nothing. Unknown verbs, resources and groups of a rule that may match are not " +
      "evaluated.",
    rationale:
      "On clusters that still read it, this ConfigMap maps IAM identities to groups, system:masters included.",
    remediation:
      "Name the ConfigMaps that the controller keeps in resourceNames, or move it to a namespace of its own.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(AWS_AUTH_WRITE, "rules that do not reach aws-auth in kube-system"),
);
