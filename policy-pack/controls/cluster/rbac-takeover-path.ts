import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { bindings } from "../../kernel/rbac-roles";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { TakeoverGraph } from "../../kernel/takeover-paths";
import { attack } from "../../kernel/frameworks";

/** One walk for each stack, not one for each binding. */
const graphs = new WeakMap<StackIndex, TakeoverGraph>();

export const rbacTakeoverPath = control(
  {
    id: "rbac-takeover-path",
    title: "No binding should lead to all rights by way of others.",
    severity: "high",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2"],
    frameworks: attack("T1098.006"),
    contract:
      "Restricted: RoleBindings and ClusterRoleBindings of the stack as one graph. A step is a right over service " +
      "accounts (run pods as them, open sessions in pods, read Secrets, mint tokens, impersonate, escalate) within " +
      "the namespace of the binding, or a right over the cluster. Refused: a way of such steps that ends with all " +
      "rights; kube-system and every namespace at once count as the end, since their controllers have them. " +
      "Bindings that give all rights themselves are left to rbac-cluster-admin-binding. Absent rules and roles " +
      "outside the stack that are not built in give no step. A way over unknown roles, rules or subjects is not " +
      "evaluated.",
    rationale:
      "Each grant looks harmless by itself; the intruder follows them one after the other.",
    remediation:
      "Move the powerful service account to a namespace of its own, or take one of the rights away that the way is " +
      "made of.",
    references: [
      "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks",
    ],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
  },
  onStack(bindings, judge),
);

function judge(binding: Subject, stack: StackIndex): Answer {
  const graph = graphs.get(stack) ?? new TakeoverGraph(stack);
  graphs.set(stack, graph);
  const takeover = graph.from(binding);
  if (takeover === undefined) return pass;
  const { words, certain } = takeover;
  if (!certain) return notEvaluated("roleRef", `it may lead to cluster-admin: ${words}`);
  return violation("roleRef", `a way to cluster-admin: ${words}`, "no way to all rights");
}
