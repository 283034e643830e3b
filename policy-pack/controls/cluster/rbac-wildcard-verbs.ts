import { control } from "../../kernel/control";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";
import { onRuleWords } from "../../kernel/rbac-rules";

export const rbacWildcardVerbs = control(
  {
    id: "rbac-wildcard-verbs",
    title: "Roles must name the verbs that they allow.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.3"]), ...cisKubernetes("5.1.3"), ...attack("T1098.006")],
    contract:
      "Restricted: rules[].verbs of Role and ClusterRole, each rule by itself, those for nonResourceURLs too. Allowed: " +
      'verbs other than "*". Absent rules allow nothing. Unknown rules and verbs are not evaluated.',
    rationale:
      'The verb "*" includes escalate, bind, impersonate and every verb that a later release adds.',
    remediation: "List the verbs that the subject needs, for example get, list and watch.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRuleWords(["verbs"], ["*"], "the verbs by name"),
);
