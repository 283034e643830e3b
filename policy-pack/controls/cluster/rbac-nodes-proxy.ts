import { control } from "../../kernel/control";
import { NODES_PROXY } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacNodesProxy = control(
  {
    id: "rbac-nodes-proxy",
    title: "Roles must not reach the kubelet through nodes/proxy.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [
      ...cisEks(["4.1.10"], ["1.8.0"]),
      ...cisKubernetes("5.1.10"),
      ...attack("T1550.001", "T1611"),
    ],
    contract:
      "Restricted: rules[] of ClusterRole, each rule by itself; a Role cannot allow it. Refused: any verb on " +
      "nodes/proxy, whatever resourceNames say. Absent rules allow nothing. Unknown verbs, resources and groups of " +
      "a rule that may match are not evaluated.",
    rationale:
      "The kubelet runs commands in every pod of its node for it, and get is enough, past admission and audit.",
    remediation: "Use nodes/metrics, nodes/stats and nodes/log for monitoring.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(NODES_PROXY, "rules without nodes/proxy"),
);
