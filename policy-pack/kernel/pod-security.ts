import { asList, notEvaluated, pass, type Answer, type Answers } from "./answer";
import type { Context } from "./context";
import { LATER, type ResourceCheck } from "./control";
import type { Field } from "./field";
import type { PodView } from "./pod";
import { POD_BEARING_TYPES } from "./pod-templates";
import {
  BUILT_IN_NAMESPACES,
  distinct,
  packPolicy,
  policiesOf,
  type PodSecurityLevel,
  type PodSecurityPolicy,
} from "./pod-security-policy";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** One check of the Pod Security Standards. */
export interface PodSecurityRule {
  /** The weakest level that has the check; a stronger one has it too. */
  readonly level: Exclude<PodSecurityLevel, "privileged">;
  /** First Kubernetes minor (`1.N` is N) with the check. Default: 0. */
  readonly since?: number;
  /** First minor from which the level restricted has a stronger check in its place. Default: none has. */
  readonly replacedSince?: number;
  /** Judges a pod by the checks of a Kubernetes minor. */
  readonly judge: (pod: PodView, minor: number) => Answers;
}

/** Sentence for the contract of a control that judges pods this way. */
export const JUDGED_BY =
  "A pod is judged by the level and version that the labels of its own namespace name, if the stack makes or patches it, " +
  "and else by podSecurityLevel at the target version.";

/**
 * Judges every pod by the Pod Security level and version of its own namespace, if the stack makes or patches it, and by
 * the pack's level at the target version otherwise. Where the namespace was registered before the pod, the answer comes
 * while the pod is being registered. So do objections to pods of the namespaces that every cluster has. All others wait for
 * the stack pass, because their namespace may still come or has a name that only the stack's dependencies tell.
 */
export function onPodSecurity(rule: PodSecurityRule): ResourceCheck {
  return {
    scope: "resource",
    types: POD_BEARING_TYPES,
    check: (subject, context) => {
      const { namespace } = subject;
      if (namespace.state === "unknown") return LATER;
      const name = namespace.state === "known" ? namespace.value : "default";
      const registered = context.namespaces.named(name);
      if (registered.length > 0) return judgeAll(rule, subject, policiesOf(registered, context));
      if (!BUILT_IN_NAMESPACES.includes(name)) return LATER;
      const answers = judgeAll(rule, subject, [packPolicy(context)]);
      return has(answers, "violation") ? answers : LATER;
    },
    atEnd: (subject, stack, context) =>
      judgeAll(rule, subject, policiesInStack(subject, stack, context)),
  };
}

function judgeAll(
  rule: PodSecurityRule,
  { pods, namespace }: Subject,
  policies: readonly PodSecurityPolicy[],
): readonly Answer[] {
  const only = pods[0];
  if (only !== undefined && pods.length === 1) {
    return judgeBy(rule, only, policies, namespace.field);
  }
  return pods.flatMap((pod) => judgeBy(rule, pod, policies, namespace.field));
}

/** The answer where one of several policies holds: sure where all of them agree. */
export function judgeBy(
  rule: PodSecurityRule,
  pod: PodView,
  policies: readonly PodSecurityPolicy[],
  namespace: Field,
): readonly Answer[] {
  const only = policies[0];
  if (only !== undefined && policies.length === 1) return answersBy(rule, pod, only);
  const all = policies.map((policy) => answersBy(rule, pod, policy));
  const [first = [pass]] = all;
  const objecting = all.filter((answers) => has(answers, "violation"));
  if (objecting.length === all.length) return first;
  if (objecting.length === 0) return all.find((answers) => has(answers, "notEvaluated")) ?? [pass];
  return [notEvaluated(namespace, "the Pod Security level of the namespace is not known")];
}

function answersBy(
  rule: PodSecurityRule,
  pod: PodView,
  policy: PodSecurityPolicy,
): readonly Answer[] {
  return applies(rule, policy) ? asList(rule.judge(pod, policy.minor)) : [pass];
}

/** True when a policy has the check, and no stronger one in its place. */
function applies(rule: PodSecurityRule, { level, minor }: PodSecurityPolicy): boolean {
  if (level === "privileged" || minor < (rule.since ?? 0)) return false;
  if (level === "baseline") return rule.level === "baseline";
  return minor < (rule.replacedSince ?? Infinity);
}

function has(answers: readonly Answer[], status: Answer["status"]): boolean {
  return answers.some((answer) => answer.status === status);
}

/** The policies that may hold for a pod, with the whole stack in view; several where a name is not known. */
function policiesInStack(
  subject: Subject,
  stack: StackIndex,
  context: Context,
): readonly PodSecurityPolicy[] {
  const { namespace } = subject;
  if (namespace.state !== "unknown") {
    return policiesOfNamed(namespace.state === "known" ? namespace.value : "default", context);
  }
  const all = stack.ofKind("Namespace");
  const sources = stack.sourcesOf(subject.urn, "metadata");
  const [origin, ...others] = all.filter(({ urn }) => sources.includes(urn));
  if (origin !== undefined && others.length === 0) {
    const { objectName } = origin;
    const isNamed = objectName.state === "known";
    const namesakes = isNamed ? context.namespaces.named(objectName.value) : [origin];
    return policiesOf(namesakes, context);
  }
  const policies = all.flatMap((candidate) => policiesOf([candidate], context));
  return distinct([packPolicy(context), ...policies]);
}

/** A namespace of unknown name may be the one, where none of the stack is known to be. */
function policiesOfNamed(name: string, context: Context): readonly PodSecurityPolicy[] {
  const { namespaces } = context;
  const named = namespaces.named(name);
  const isMade = named.some(({ kubernetes }) => kubernetes?.patch === false);
  const policies = policiesOf(named, context);
  if (isMade || BUILT_IN_NAMESPACES.includes(name)) return policies;
  if (namespaces.unnamed.length === 0) return policies;
  const possible = namespaces.unnamed.map((other) => policiesOf([other, ...named], context));
  return distinct([policies, ...possible].flat());
}
