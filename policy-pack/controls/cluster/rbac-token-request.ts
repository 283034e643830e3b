import { control } from "../../kernel/control";
import { TOKEN_REQUEST } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacTokenRequest = control(
  {
    id: "rbac-token-request",
    title: "Roles must not mint tokens of any service account.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2", "K4"],
    frameworks: [
      ...cisEks(["4.1.12"], ["1.8.0"]),
      ...cisKubernetes("5.1.13"),
      ...attack("T1552.007"),
    ],
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: create or "*" on ' +
      "serviceaccounts/token. Allowed: the same with resourceNames. Absent rules allow nothing. Unknown verbs, " +
      "resources and groups of a rule that may match are not evaluated.",
    rationale:
      "Who mints tokens becomes every service account of the namespace, without a trace in it.",
    remediation:
      "Name the service accounts in resourceNames, or let pods use their own projected tokens.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(TOKEN_REQUEST, "rules without serviceaccounts/token, or with resourceNames"),
);
