import { control } from "../../kernel/control";
import { onSubjects } from "../../kernel/rbac-bindings";
import { cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacDefaultSaBinding = control(
  {
    id: "rbac-default-sa-binding",
    title: "Bindings must not give rights to the service account default.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2", "K4"],
    frameworks: [...cisEks(["4.1.5"]), ...cisKubernetes("5.1.5")],
    contract:
      "Restricted: subjects[] of RoleBinding and ClusterRoleBinding. Refused: the ServiceAccount default of any " +
      "namespace. Absent subjects bind nobody. A subject of unknown kind or name is not evaluated, unless the part " +
      "that is known excludes it.",
    rationale:
      "Each pod that names no service account runs as default, and gets the rights without anybody choosing it.",
    remediation: "Make a service account for the workload, and bind that.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide: "SecureNamespace makes no binding, and switches the token of default off.",
  },
  onSubjects("ServiceAccount", (name) => name === "default", "a service account of its own"),
);
