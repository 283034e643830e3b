import { control } from "../../kernel/control";
import { onRuleWords } from "../../kernel/rbac-rules";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const rbacWildcardResources = control(
  {
    id: "rbac-wildcard-resources",
    title: "Roles must name the resources and addresses that they allow.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.3"]), ...cisKubernetes("5.1.3"), ...attack("T1098.006")],
    contract:
      "Restricted: rules[].resources and rules[].nonResourceURLs of Role and ClusterRole, each rule by itself. " +
      'Allowed: any but "*", and "/*" as an address. Absent lists allow nothing. Unknown ones are not evaluated.',
    rationale: 'The resource "*" covers Secrets, tokens and every kind that is added later.',
    remediation: "List the resources that the subject needs, for example deployments.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onRuleWords(["resources", "nonResourceURLs"], ["*", "/*"], "the resources by name"),
);
