import { asList, pass, violation, type Answer } from "../../kernel/answer";
import type { Context } from "../../kernel/context";
import { control, onStack, type Control } from "../../kernel/control";
import type { Exemption } from "../../kernel/exemptions";
import { cisKubernetes } from "../../kernel/frameworks";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { podSecurity } from "../pod-security";

export const nsPodsVsLabels = control(
  {
    id: "ns-pods-vs-labels",
    title: "Pods must be such that the labels of their own namespace admit them.",
    severity: "high",
    level: "mandatory",
    layer: "cluster",
    requirements: ["K5"],
    frameworks: cisKubernetes("5.2.1"),
    contract:
      "Restricted: pods that an exemption lets past a control pss-* while the enforce label of their namespace, if the " +
      "stack makes or patches it, names a level that refuses them: exemptions of this pack mean nothing to the API server. " +
      "Pods without exemption are judged by the same labels, and reported by the pss-* control alone. A namespace without " +
      "the label admits all. An unknown label, version or namespace is not evaluated where it decides.",
    rationale:
      "The exemption makes the preview pass, and then no pod of the workload ever starts: admission refuses each of them.",
    remediation:
      "Move the workload to a namespace of its own with the level that it needs, or change the pod and drop the exemption.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-admission/"],
    componentSide: "SecureNamespace labels each namespace with its level and version.",
  },
  onStack((stack) => stack.subjects.filter(({ pods }) => pods.length > 0), judge),
);

function judge(subject: Subject, stack: StackIndex, context: Context): readonly Answer[] {
  const { ledger } = context;
  if (ledger.entries.length === 0) return [pass];
  // Without the pack's own level only labels are left to object.
  const byLabels: Context = { ...context, podSecurityLevel: "privileged" };
  const answers = podSecurity.flatMap((each) => {
    const own = ledger.holding(each.id, subject);
    return own.length === 0 ? [] : refusals(each, own, subject, stack, byLabels);
  });
  return answers.length === 0 ? [pass] : answers;
}

function refusals(
  { id, checks }: Control,
  exemptions: readonly Exemption[],
  subject: Subject,
  stack: StackIndex,
  byLabels: Context,
): readonly Answer[] {
  const answers = checks.flatMap((check) =>
    check.scope === "resource" && check.atEnd !== undefined
      ? asList(check.atEnd(subject, stack, byLabels))
      : [],
  );
  return answers
    .filter((answer) => answer.status !== "pass")
    .filter((place) =>
      exemptions.some(({ container }) => container === undefined || container === place.container),
    )
    .map((place) => {
      if (place.status === "notEvaluated") return place;
      const found = `${place.found}, which is exempt from ${id} but not from the label`;
      return violation(place.path, found, place.wanted, place.container);
    });
}
