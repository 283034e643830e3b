import { control } from "../../kernel/control";
import { CSR_APPROVE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisKubernetes } from "../../kernel/frameworks";

export const rbacCsrApprove = control(
  {
    id: "rbac-csr-approve",
    title: "Roles must not approve certificate signing requests.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisKubernetes("5.1.11"), ...attack("T1098.006")],
    contract:
      "Restricted: rules[] of ClusterRole, each rule by itself; a Role cannot allow it. Refused: update, patch or " +
      '"*" on certificatesigningrequests/approval, and approve or "*" on signers. Allowed: signers with ' +
      "resourceNames that hold neither kubernetes.io/kube-apiserver-client nor kubernetes.io/*. Absent rules allow " +
      "nothing. Unknown verbs, resources and groups of a rule that may match are not evaluated.",
    rationale:
      "An approved client certificate is an identity of free choice that cannot be revoked.",
    remediation:
      "Leave approval to the controllers of the control plane, or approve for one signer of your own by name.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(CSR_APPROVE, "rules without approval of certificates"),
);
