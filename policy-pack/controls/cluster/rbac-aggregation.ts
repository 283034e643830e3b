import { notEvaluated, pass, type Answer, type Answers } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { DANGEROUS } from "../../kernel/rbac-capabilities";
import { CLUSTER_ROLE_TYPES, eachRule, judgeRule } from "../../kernel/rbac-rules";
import type { Subject } from "../../kernel/subject";
import { attack } from "../../kernel/frameworks";

const TARGETS = ["admin", "edit", "view"];

export const rbacAggregation = control(
  {
    id: "rbac-aggregation",
    title: "Roles must not add dangerous rules to the built-in ones.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: attack("T1098.006"),
    contract:
      "Restricted: ClusterRoles with a label rbac.authorization.k8s.io/aggregate-to-admin, -edit or -view of " +
      '"true". Allowed: rules that none of the controls about Secrets, escalation, impersonation, bindings, ' +
      "sessions, nodes/proxy, certificates, tokens, admission and aws-auth refuses. Absent labels add to nothing. " +
      "Unknown labels of a role with such a rule, and unknown rules of a role with such a label, are not evaluated.",
    rationale:
      "The rules become part of a role that is bound already, so that nobody sees a new binding.",
    remediation: "Remove the label, and bind the role to those who need it.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles",
    ],
    componentSide: "Roles of personas in SecureNamespace name groups, resources and verbs.",
  },
  onResources(CLUSTER_ROLE_TYPES, judge),
);

function judge(role: Subject): Answers {
  const labels = role.inputs.at("metadata", "labels");
  const values = TARGETS.map((target) =>
    labels.at(`rbac.authorization.k8s.io/aggregate-to-${target}`).string(),
  );
  const adds = values.some((value) => value.state === "known" && value.value === "true");
  const gap = values.find((value) => value.state === "unknown");
  if (!adds && gap === undefined) return pass;
  return eachRule(role, (rule): Answer => {
    const answer = judgeRule(role, rule, DANGEROUS, "harmless rules, or no aggregation");
    if (answer.status === "pass" || adds || gap?.state !== "unknown") return answer;
    return notEvaluated(gap.field, gap.why);
  });
}
