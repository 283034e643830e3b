import { control } from "../../kernel/control";
import { ADMISSION_WRITE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacWebhookConfig = control(
  {
    id: "rbac-webhook-config",
    title: "Roles must not write admission configuration.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2", "K19"],
    frameworks: [...cisEks(["4.1.11"], ["1.8.0"]), ...cisKubernetes("5.1.12"), ...attack("T1546")],
    contract:
      "Restricted: rules[] of ClusterRole, each rule by itself; a Role cannot allow it. Refused: create, update, " +
      'patch, delete, deletecollection or "*" on webhook configurations, admission policies and their bindings. ' +
      "Allowed: the same with resourceNames. Absent rules allow nothing. Unknown verbs, resources and groups of a " +
      "rule that may match are not evaluated.",
    rationale:
      "An admission webhook sees each object that is written, Secrets among them, and may change it; removing one " +
      "switches a guard off.",
    remediation: "Name the configuration that the controller keeps in resourceNames.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(ADMISSION_WRITE, "rules without writing verbs on webhooks and admission policies"),
);
