import { control } from "../../kernel/control";
import { BINDING_WRITE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack } from "../../kernel/frameworks";

export const rbacBindingWrite = control(
  {
    id: "rbac-binding-write",
    title: "Roles must not write role bindings.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: attack("T1098.006"),
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: create, update, patch or "*" on ' +
      "rolebindings, and in a ClusterRole on clusterrolebindings, whatever resourceNames say. Absent rules allow " +
      "nothing. Unknown verbs, resources and groups of a rule that may match are not evaluated.",
    rationale:
      "Who writes bindings gives their rights to anybody, and with the verb bind, rights that they do not have.",
    remediation:
      "Keep bindings in the deployment that makes the cluster, and give read verbs only.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(BINDING_WRITE, "rules without create, update and patch on bindings"),
);
