import { control } from "../../kernel/control";
import { ESCALATE_BIND } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacEscalateBind = control(
  {
    id: "rbac-escalate-bind",
    title: "Roles must not escalate roles or bind others at large.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.8"]), ...cisKubernetes("5.1.8"), ...attack("T1098.006")],
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: escalate, bind or "*" on roles ' +
      "and clusterroles. Allowed: the same with resourceNames among which is none of cluster-admin, admin and edit. " +
      "Absent rules allow nothing. Unknown verbs, resources and groups of a rule that may match are not evaluated.",
    rationale:
      "These verbs switch off the check that nobody grants more than they have: their holder is cluster-admin at " +
      "will.",
    remediation:
      "Remove the verbs, or bind with resourceNames that list the weak roles which may be handed out.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(ESCALATE_BIND, "rules without escalate and bind, or bind by the names of weak roles"),
);
