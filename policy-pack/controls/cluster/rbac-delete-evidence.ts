import { control } from "../../kernel/control";
import { EVIDENCE_DELETE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack } from "../../kernel/frameworks";

export const rbacDeleteEvidence = control(
  {
    id: "rbac-delete-evidence",
    title: "Few roles should delete events or whole namespaces.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2", "K12"],
    frameworks: attack("T1070.004"),
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: delete, deletecollection or "*" ' +
      "on events of both API groups and on pods/log, and in a ClusterRole on namespaces. Allowed: the same with " +
      "resourceNames. Absent rules allow nothing. Unknown verbs, resources and groups of a rule that may match are " +
      "not evaluated.",
    rationale: "Events and the objects of a namespace are what remains to read after an intrusion.",
    remediation: "Drop the verbs: events expire by themselves.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(EVIDENCE_DELETE, "rules without delete on events and namespaces"),
);
