import { control } from "../../kernel/control";
import { IMPERSONATE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacImpersonate = control(
  {
    id: "rbac-impersonate",
    title: "Roles must not impersonate others at large.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.8"]), ...cisKubernetes("5.1.8"), ...attack("T1134")],
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: impersonate or "*" on ' +
      "serviceaccounts, and in a ClusterRole on users, groups, uids and userextras. Allowed: the same with " +
      "resourceNames that hold no group of the system with power. Absent rules allow nothing. Unknown verbs, " +
      "resources and groups of a rule that may match are not evaluated.",
    rationale:
      "Who impersonates a group such as system:masters has its rights, and the audit log tells of somebody else.",
    remediation: "Remove the verb, or name in resourceNames whom the subject may act for.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(IMPERSONATE, "rules without impersonate, or with the names of weak identities"),
);
