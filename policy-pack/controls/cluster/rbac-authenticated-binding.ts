import { control } from "../../kernel/control";
import { onSubjects } from "../../kernel/rbac-bindings";

export const rbacAuthenticatedBinding = control(
  {
    id: "rbac-authenticated-binding",
    title: "Bindings must not give rights to everyone who is authenticated.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [],
    contract:
      "Restricted: subjects[] of RoleBinding and ClusterRoleBinding. Refused: the Group system:authenticated. " +
      "Allowed: with the ClusterRoles in the parameter allowedRoles. Absent subjects bind nobody. A subject of " +
      "unknown kind or name is not evaluated, unless the part that is known excludes it.",
    rationale:
      "Every pod with a token and every IAM principal with an access entry is in this group.",
    remediation: "Bind the groups that need the role.",
    references: ["https://kubernetes.io/docs/reference/access-authn-authz/rbac/"],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
    parameters: {
      allowedRoles: {
        type: "array",
        items: { type: "string" },
        default: ["system:basic-user", "system:discovery", "system:public-info-viewer"],
        description:
          "ClusterRoles that everyone may have. Default: those that Kubernetes binds itself.",
      },
    },
  },
  onSubjects(
    "Group",
    (name) => name === "system:authenticated",
    "the groups that need the role",
    ({ allowedRoles }) => texts(allowedRoles),
  ),
);

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
