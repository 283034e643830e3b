import { control } from "../../kernel/control";
import { POD_EXEC } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack } from "../../kernel/frameworks";

export const rbacPodExec = control(
  {
    id: "rbac-pod-exec",
    title: "Roles must not open sessions in pods.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: attack("T1609"),
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: create, get or "*" on pods/exec, ' +
      "pods/attach and pods/portforward, and update or patch on pods/ephemeralcontainers. Get counts, because a " +
      "WebSocket connection is authorized with it in many releases. Allowed: the same with resourceNames. Absent " +
      "rules allow nothing. Unknown verbs, resources and groups of a rule that may match are not evaluated.",
    rationale:
      "A shell in a pod has its token, its Secrets and its network, and no image scan or policy sees what runs in " +
      "it.",
    remediation: "Give log access, and keep sessions for a break-glass role with an expiry.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "SecureNamespace gives personas no sessions, unless openSessions is relaxed.",
  },
  onRoles(POD_EXEC, "rules without exec, attach, portforward and ephemeralcontainers"),
);
