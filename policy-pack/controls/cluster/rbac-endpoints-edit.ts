import { control } from "../../kernel/control";
import { ENDPOINTS_WRITE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";

export const rbacEndpointsEdit = control(
  {
    id: "rbac-endpoints-edit",
    title: "Few roles should write endpoints.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2"],
    frameworks: [],
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: create, update, patch or "*" on ' +
      "endpoints and endpointslices, and update or patch on services/status. Allowed: the same with resourceNames. " +
      "Absent rules allow nothing. Unknown verbs, resources and groups of a rule that may match are not evaluated.",
    rationale:
      "Endpoints decide where the traffic of a Service goes, past network policies of its namespace " +
      "(CVE-2021-25740).",
    remediation:
      "Leave endpoints to the controllers of Kubernetes; name single objects where a controller must write them.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(ENDPOINTS_WRITE, "rules without writing verbs on endpoints"),
);
