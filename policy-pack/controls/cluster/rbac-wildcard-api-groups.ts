import { control } from "../../kernel/control";
import { onRuleWords } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacWildcardApiGroups = control(
  {
    id: "rbac-wildcard-api-groups",
    title: "Roles must name the API groups that they allow.",
    severity: "medium",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.3"]), ...cisKubernetes("5.1.3"), ...attack("T1098.006")],
    contract:
      'Restricted: rules[].apiGroups of Role and ClusterRole, each rule by itself. Allowed: any but "*". Absent ' +
      "lists allow nothing. Unknown ones are not evaluated.",
    rationale:
      'With the group "*" a rule follows its resource names into groups that are installed later.',
    remediation: "List the API groups; the core group is the empty text.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRuleWords(["apiGroups"], ["*"], "the API groups by name"),
);
