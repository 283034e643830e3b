import { control } from "../../kernel/control";
import { SECRETS_READ } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacSecretsAccess = control(
  {
    id: "rbac-secrets-access",
    title: "Roles must not read Secrets at large.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2", "K14"],
    frameworks: [...cisEks(["4.1.2"]), ...cisKubernetes("5.1.2"), ...attack("T1552.007")],
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: get, list, watch or "*" on ' +
      "secrets. Allowed: the same with resourceNames that say which. Absent rules allow nothing. Unknown verbs, " +
      "resources and groups of a rule that may match are not evaluated.",
    rationale:
      "Who reads the Secrets of a namespace holds every credential in it, and the tokens of older service accounts.",
    remediation:
      "Drop the verbs, or name the Secrets in resourceNames; list and watch return the content too.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "SecureNamespace gives personas no Secrets, unless readSecrets is relaxed.",
  },
  onRoles(SECRETS_READ, "rules without get, list or watch on Secrets, or with resourceNames"),
);
