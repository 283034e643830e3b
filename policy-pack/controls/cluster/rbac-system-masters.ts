import { control } from "../../kernel/control";
import { onSubjects } from "../../kernel/rbac-bindings";
import { attack, cisKubernetes } from "../../kernel/frameworks";

export const rbacSystemMasters = control(
  {
    id: "rbac-system-masters",
    title: "Bindings must not name the group system:masters.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisKubernetes("5.1.7"), ...attack("T1098.006")],
    contract:
      "Restricted: subjects[] of RoleBinding and ClusterRoleBinding. Refused: the Group system:masters. Absent " +
      "subjects bind nobody. A subject of unknown kind or name is not evaluated, unless the part that is known " +
      "excludes it.",
    rationale:
      "This group passes every authorization check, and no change of roles takes that away.",
    remediation:
      "Bind a group of your own to a role with exact rules; keep cluster-admin for break-glass access entries.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
  },
  onSubjects("Group", (name) => name === "system:masters", "a group of your own"),
);
