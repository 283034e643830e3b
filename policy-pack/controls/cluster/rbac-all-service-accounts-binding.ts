import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { all } from "../../kernel/label-selector";
import { eachSubject, judgeSubject } from "../../kernel/rbac-bindings";
import {
  bindings,
  boundRole,
  READING_ROLES,
  rulesOf,
  WRITING_ROLES,
} from "../../kernel/rbac-roles";
import { onlyReads } from "../../kernel/rbac-rules";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const GROUP = /^system:serviceaccounts(:|$)/;
const WANTED = "single service accounts, or a role that only reads";

export const rbacAllServiceAccountsBinding = control(
  {
    id: "rbac-all-service-accounts-binding",
    title: "Groups of service accounts should only read.",
    severity: "high",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2", "K4"],
    frameworks: [],
    contract:
      "Restricted: subjects[] of RoleBinding and ClusterRoleBinding. Refused: the Groups system:serviceaccounts and " +
      "system:serviceaccounts:NAMESPACE with a role that does more than get, list and watch, roles of the stack and " +
      "built-in ones alike. Absent subjects bind nobody. Unknown subjects and roles, and roles that are not in the " +
      "stack, are not evaluated.",
    rationale: "Every pod, also the next one, has the rights of such a group.",
    remediation: "Bind the single service accounts that need the role.",
    references: ["https://kubernetes.io/docs/reference/access-authn-authz/rbac/"],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
  },
  onStack(bindings, judge),
);

function judge(binding: Subject, stack: StackIndex): readonly Answer[] {
  const answers = eachSubject(binding.inputs, (subject) =>
    judgeSubject(subject, "Group", (name) => GROUP.test(name), WANTED),
  );
  if (answers.every(({ status }) => status === "pass")) return answers;
  const reading = onlyReading(binding, stack);
  if (reading === "yes") return [pass];
  return reading === "no" ? answers : [notEvaluated("roleRef.name", reading.why)];
}

function onlyReading(binding: Subject, stack: StackIndex): "yes" | "no" | { readonly why: string } {
  const bound = boundRole(binding, stack);
  if (bound.state === "unknown") return bound;
  if (bound.state === "named") {
    if (bound.kind === "ClusterRole" && READING_ROLES.includes(bound.name)) return "yes";
    if (bound.kind === "ClusterRole" && WRITING_ROLES.includes(bound.name)) return "no";
    return { why: `${bound.kind} ${bound.name} is not in this stack` };
  }
  const rules = all(rulesOf(bound.role, stack).map(onlyReads));
  return rules === "unknown"
    ? { why: `the rules of ${bound.role.name} are not fully known` }
    : rules;
}
