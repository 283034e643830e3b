import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { eachSubject } from "../../kernel/rbac-bindings";
import { bindings, boundRole, isRbac } from "../../kernel/rbac-roles";
import { accountsOf, isOpenlyNamed } from "../../kernel/service-accounts";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const BUILT_IN = /^(cluster-admin|admin|edit|view|system:.+)$/;

export const rbacDangling = control(
  {
    id: "rbac-dangling",
    title: "Bindings should name roles and service accounts that exist.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K2"],
    frameworks: [],
    contract:
      "Restricted: roleRef and ServiceAccount subjects of bindings of the stack. Allowed: roles and service " +
      "accounts of the stack, built-in ClusterRoles, service accounts named default and those of kube-system. " +
      "Absent subjects bind nobody; an absent roleRef is a finding. Unknown names, and namesakes of unknown name or " +
      "namespace in the stack, are not evaluated.",
    rationale:
      "Whoever makes the missing object later gets the rights, and nobody sees a new binding.",
    remediation: "Correct the name, or remove the binding.",
    references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
    componentSide:
      "SecureNamespace binds the roles of personas to groups of people, in its namespace.",
  },
  onStack(bindings, (binding, stack) => [
    judgeRole(binding, stack),
    ...judgeSubjects(binding, stack),
  ]),
);

function judgeRole(binding: Subject, stack: StackIndex): Answer {
  const bound = boundRole(binding, stack);
  if (bound.state === "found") return pass;
  if (bound.state === "unknown") return notEvaluated(bound.field, bound.why);
  const { kind, name } = bound;
  if (kind === "ClusterRole" && BUILT_IN.test(name)) return pass;
  if (stack.ofKind(kind).filter(isRbac).some(isOpenlyNamed)) {
    return notEvaluated("roleRef.name", `a ${kind} of the stack is not fully named`);
  }
  return violation("roleRef.name", `${kind} ${name}, which is not there`, "a role that exists");
}

function judgeSubjects(binding: Subject, stack: StackIndex): readonly Answer[] {
  return eachSubject(binding.inputs, (subject) => {
    const kind = subject.at("kind").string();
    if (kind.state === "known" && kind.value !== "ServiceAccount") return pass;
    if (kind.state === "absent") return pass;
    const answer = judgeAccount(subject, binding, stack);
    if (answer.status !== "violation" || kind.state === "known") return answer;
    return notEvaluated(kind.field, kind.why);
  });
}

function judgeAccount(subject: Field, binding: Subject, stack: StackIndex): Answer {
  const name = subject.at("name").string();
  const namespace = subject.at("namespace").string();
  const gap = [name, namespace].find(({ state }) => state === "unknown");
  if (gap?.state === "unknown") {
    const isOfStack = stack
      .sourcesOf(binding.urn, "subjects")
      .some((urn) => stack.get(urn)?.kubernetes?.kind === "ServiceAccount");
    return isOfStack ? pass : notEvaluated(gap.field, gap.why);
  }
  const wanted = name.state === "known" ? name.value : "";
  const place = namespace.state === "known" ? namespace.value : "";
  if (wanted === "default" || place === "kube-system") return pass;
  const accounts = accountsOf(stack);
  if (accounts.names.has(`${place}/${wanted}`)) return pass;
  if (accounts.open)
    return notEvaluated(name.field, "a service account of the stack is not fully named");
  return violation(
    name.field,
    `ServiceAccount ${place}/${wanted}, which is not there`,
    "one that exists",
  );
}
