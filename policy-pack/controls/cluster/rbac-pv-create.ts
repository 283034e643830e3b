import { control } from "../../kernel/control";
import { PV_CREATE } from "../../kernel/rbac-capabilities";
import { onRoles } from "../../kernel/rbac-rules";
import { cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacPvCreate = control(
  {
    id: "rbac-pv-create",
    title: "Few roles should make persistent volumes.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.9"], ["1.8.0"]), ...cisKubernetes("5.1.9")],
    contract:
      'Restricted: rules[] of ClusterRole, each rule by itself; a Role cannot allow it. Refused: create or "*" on ' +
      "persistentvolumes. Absent rules allow nothing. Unknown verbs, resources and groups of a rule that may match " +
      "are not evaluated.",
    rationale:
      "A volume of type hostPath or local, once claimed, brings files of the node into a pod past Pod Security.",
    remediation:
      "Let storage classes provision volumes, and give create on persistentvolumeclaims.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRoles(PV_CREATE, "rules without create on persistentvolumes"),
);
