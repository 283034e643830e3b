import { ADD_ON_NAMESPACES } from "../../kernel/add-on-namespaces";
import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { NETWORK_POLICY_TYPES } from "../../kernel/api-objects";
import { control, onStack } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import type { Placed } from "../../kernel/label-index";
import { any, type Tri } from "../../kernel/label-selector";
import { madeNamespaces } from "../../kernel/namespace-objects";
import { selectsAllPods } from "../../kernel/network-policy";
import { hidesObjects } from "../../kernel/rendering";
import { selectsSomePod } from "../../kernel/selected-pods";
import type { StackIndex } from "../../kernel/stack-index";

const NAME_LABEL = "kubernetes.io/metadata.name";

export const npDangling = control(
  {
    id: "np-dangling",
    title: "Selectors of network policies should select pods that are there.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: spec.podSelector of NetworkPolicy, and podSelector of its peers in the same namespace or in one " +
      "that the stack makes and the peer names by kubernetes.io/metadata.name. Wanted: a pod or pod template of the " +
      "stack. Allowed: absent and empty selectors, which select every pod; peers of other namespaces; policies in " +
      "namespaces of EKS add-ons. What is unknown and decides is not evaluated, nor is a stack that hides objects in " +
      "a release or a chart that was not rendered.",
    rationale:
      "A policy that selects nobody protects nobody, and a peer that nobody is yet admits whoever takes its labels.",
    remediation: "Give the selector the labels of the pod template, or remove it.",
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide:
      "SecureNamespace selects every pod; SystemPolicies select those of add-ons in their own namespaces.",
  },
  onStack(
    (stack) => NETWORK_POLICY_TYPES.flatMap((type) => stack.ofType(type)),
    (policy, stack) => {
      const { namespace } = policy;
      if (namespace.state === "known" && ADD_ON_NAMESPACES.includes(namespace.value)) return pass;
      const spec = policy.inputs.at("spec");
      const judgePeers = (rules: string, peers: string) =>
        eachEntry(spec.at(rules), (rule) =>
          eachEntry(rule.at(peers), (peer) => judgePeer(peer, policy, stack)),
        );
      return [
        judgeSelector(spec.at("podSelector"), policy, stack, "yes"),
        ...judgePeers("ingress", "from"),
        ...judgePeers("egress", "to"),
      ];
    },
  ),
);

function judgePeer(peer: Field, policy: Placed, stack: StackIndex): Answer {
  const selector = peer.at("podSelector");
  const namespaces = peer.at("namespaceSelector");
  if (selectsAllPods(selector) === "yes") return pass;
  if (namespaces.absent) return judgeSelector(selector, policy, stack, "yes");
  // More labels and expressions only narrow what the name says.
  const namespace = namespaces.at("matchLabels", NAME_LABEL).string();
  if (namespace.state === "absent") return pass;
  if (namespace.state === "unknown") return notEvaluated(namespace.field, namespace.why);
  return judgeSelector(selector, { namespace }, stack, isMade(namespace.value, stack));
}

function isMade(namespace: string, stack: StackIndex): Tri {
  return any(
    madeNamespaces(stack).map(({ objectName }): Tri => {
      if (objectName.state === "unknown") return "unknown";
      return objectName.state === "known" && objectName.value === namespace ? "yes" : "no";
    }),
  );
}

/** `judged` says whether the pods of the namespace can be expected in the stack. */
function judgeSelector(selector: Field, place: Placed, stack: StackIndex, judged: Tri): Answer {
  const selectsAll = selectsAllPods(selector);
  if (judged === "no" || selectsAll === "yes") return pass;
  const selected = any([selectsAll, selectsSomePod(selector, place, stack)]);
  if (selected === "yes") return pass;
  if (selected === "unknown" || judged === "unknown") {
    return notEvaluated(selector, "which pods it selects is not known");
  }
  if (hidesObjects(stack)) {
    return notEvaluated(selector, "the stack makes objects that a preview does not show");
  }
  return violation(selector, "labels that no pod of the namespace has", "the labels of a pod");
}
