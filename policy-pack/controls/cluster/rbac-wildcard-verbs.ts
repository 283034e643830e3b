import { notEvaluated, pass, violation, type Answer, type Answers } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";

const VERSIONS = [
  "rbac.authorization.k8s.io/v1",
  "rbac.authorization.k8s.io/v1beta1",
  "rbac.authorization.k8s.io/v1alpha1",
];

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
    componentSide: "none, because no component makes a role yet.",
  },
  onResources(
    [...tokensOf("Role", VERSIONS), ...tokensOf("ClusterRole", VERSIONS)],
    ({ inputs }): Answers => {
      const rules = inputs.at("rules").list();
      if (rules.state === "unknown") return notEvaluated(rules.field, rules.why);
      return rules.state === "absent" ? pass : rules.value.flatMap(judgeRule);
    },
  ),
);

function judgeRule(rule: Field): readonly Answer[] {
  const verbs = rule.at("verbs").list();
  if (verbs.state === "unknown") return [notEvaluated(verbs.field, verbs.why)];
  return verbs.state === "absent" ? [pass] : verbs.value.map(judgeVerb);
}

function judgeVerb(field: Field): Answer {
  const verb = field.string();
  if (verb.state === "unknown") return notEvaluated(field, verb.why);
  const isWildcard = verb.state === "known" && verb.value === "*";
  return isWildcard ? violation(field, '"*"', "the verbs by name") : pass;
}
