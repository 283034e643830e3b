import { control } from "../../kernel/control";
import { POD_CREATE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacPodCreate = control(
  {
    id: "rbac-pod-create",
    title: "Few roles should make pods.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.4"]), ...cisKubernetes("5.1.4"), ...attack("T1610")],
    contract:
      'Restricted: rules[] of Role and ClusterRole, each rule by itself. Refused: create or "*" on pods, and on the ' +
      "workloads of the groups core, apps and batch. Absent rules allow nothing. Unknown verbs, resources and " +
      "groups of a rule that may match are not evaluated.",
    rationale:
      "A pod can run as any service account of its namespace and mount each of its Secrets.",
    remediation:
      "Let a pipeline deploy, and give people read verbs; keep powerful service accounts in namespaces of their " +
      "own.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide:
      "SecureNamespace gives personas no right to make pods, unless deployByHand is relaxed.",
  },
  onRoles(POD_CREATE, "rules without create on pods and workloads"),
);
