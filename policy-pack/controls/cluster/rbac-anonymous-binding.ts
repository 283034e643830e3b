import { control } from "../../kernel/control";
import { onSubjects } from "../../kernel/rbac-bindings";
import { attack } from "../../kernel/frameworks";

/** What the API server lets everybody read: health and version. */
const PUBLIC_ROLES = ["system:public-info-viewer"];
const WANTED = "a subject with an identity";

export const rbacAnonymousBinding = control(
  {
    id: "rbac-anonymous-binding",
    title: "Bindings must not give rights to callers without an identity.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: attack("T1078.001", "T1610"),
    contract:
      "Restricted: subjects[] of RoleBinding and ClusterRoleBinding. Refused: the User system:anonymous and the " +
      "Group system:unauthenticated. Allowed: with the ClusterRole system:public-info-viewer. Absent subjects bind " +
      "nobody. A subject of unknown kind or name is not evaluated, unless the part that is known excludes it.",
    rationale: "Everyone who reaches the API server has these rights, without any credential.",
    remediation: "Remove the subject, and give callers an identity.",
    references: ["https://kubernetes.io/docs/reference/access-authn-authz/rbac/"],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
  },
  onSubjects(
    "User",
    (name) => name === "system:anonymous",
    WANTED,
    () => PUBLIC_ROLES,
  ),
  onSubjects(
    "Group",
    (name) => name === "system:unauthenticated",
    WANTED,
    () => PUBLIC_ROLES,
  ),
);
