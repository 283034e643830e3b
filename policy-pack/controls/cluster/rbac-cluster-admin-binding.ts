import { notEvaluated, pass, violation, type Answer, type Answers } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { bindings, boundRole, rulesOf } from "../../kernel/rbac-roles";
import { allowsAll, BINDING_TYPES, ROLE_TYPES } from "../../kernel/rbac-rules";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

const WANTED = "a role with the rules that the subject needs";

export const rbacClusterAdminBinding = control(
  {
    id: "rbac-cluster-admin-binding",
    title: "Bindings must not give all rights.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K2"],
    frameworks: [...cisEks(["4.1.1"]), ...cisKubernetes("5.1.1"), ...attack("T1098.006")],
    contract:
      "Restricted: roleRef of RoleBinding and ClusterRoleBinding. Refused: the ClusterRole cluster-admin, and a " +
      "role of the stack of which one rule, aggregated ones among them, allows every verb on every resource of " +
      "every API group. An absent roleRef binds nothing. An unknown roleRef is not evaluated, unless it is an " +
      "output of a role of the stack. A role that is neither built in nor in the stack is reported by " +
      "rbac-dangling.",
    rationale:
      "The holder of all rights is stopped by no rule of the cluster, in a namespace neither by one of that " +
      "namespace.",
    remediation:
      "Bind a role with the rules that the subject needs; keep cluster-admin for break-glass access entries.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
  },
  onResources(BINDING_TYPES, ({ inputs }) => judgeName(inputs.at("roleRef"))),
  onStack(bindings, judgeRole),
);

function judgeName(roleRef: Field): Answer {
  const kind = roleRef.at("kind").string();
  const name = roleRef.at("name").string();
  if (kind.state === "known" && kind.value !== "ClusterRole") return pass;
  if (name.state === "known" && name.value !== "cluster-admin") return pass;
  if (name.state === "absent" || kind.state === "absent") return pass;
  const gap = [name, kind].find(({ state }) => state === "unknown");
  if (gap?.state === "unknown") return notEvaluated(gap.field, gap.why, { settledBy: ROLE_TYPES });
  return violation(name.field, "ClusterRole cluster-admin", WANTED);
}

function judgeRole(binding: Subject, stack: StackIndex): Answers {
  const bound = boundRole(binding, stack);
  if (bound.state !== "found") return [];
  const rules = rulesOf(bound.role, stack).map(allowsAll);
  const { role } = bound;
  if (rules.includes("yes")) {
    return violation("roleRef.name", `${role.name}, which allows everything`, WANTED);
  }
  if (!rules.includes("unknown")) return pass;
  return notEvaluated("roleRef.name", `the rules of ${role.name} are not fully known`);
}
