import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { cisEks, cisKubernetes, nsaCisa } from "../../kernel/frameworks";
import { deniesByDefault } from "../../kernel/network-policy";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

/** The API versions of Kubernetes' own NetworkPolicy; other groups have kinds of the same name. */
const POLICY_VERSIONS = ["networking.k8s.io/v1", "extensions/v1beta1"];

export const nsDefaultDenyIngress = control(
  {
    id: "ns-default-deny-ingress",
    title: "Each namespace must deny ingress by default.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [...cisEks(["4.3.2"]), ...cisKubernetes("5.3.2"), ...nsaCisa("2.0")],
    contract:
      "Restricted: every Namespace that the stack makes. Wanted: a NetworkPolicy in it that selects all pods, covers " +
      "Ingress and allows nothing. Absent policyTypes mean Ingress. A policy of which the deciding fields or the " +
      "namespace are unknown, and a NetworkPolicyPatch, leave the namespace not evaluated, unless another policy " +
      "settles it.",
    rationale:
      "Without it every pod of the cluster reaches every pod of the namespace, and an intruder moves on freely.",
    remediation:
      'Add a NetworkPolicy with podSelector {} and policyTypes ["Ingress"] and no ingress rules, or use SecureNamespace.',
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide: "SecureNamespace adds the policy default-deny-ingress.",
  },
  onStack(
    (stack) =>
      stack
        .ofKind("Namespace")
        .filter(({ kubernetes }) => kubernetes?.groupVersion === "core/v1" && !kubernetes.patch),
    judgeNamespace,
  ),
);

function judgeNamespace(namespace: Subject, stack: StackIndex): Answer {
  const { inputs, objectName } = namespace;
  if (inputs.unknown !== undefined) return notEvaluated(inputs, inputs.unknown);
  const open: Subject[] = stack.unplaced("NetworkPolicy").filter(isNetworkPolicy);
  for (const policy of stack.inNamespace("NetworkPolicy", namespace).filter(isNetworkPolicy)) {
    const verdict = deniesByDefault(policy.inputs.at("spec"), "Ingress");
    if (verdict === "no") continue;
    // A patch holds a part of its policy; the rest may allow what the part does not.
    if (verdict === "yes" && policy.kubernetes?.patch === false) return pass;
    open.push(policy);
  }
  const [first] = open;
  if (first !== undefined)
    return notEvaluated("", `NetworkPolicy ${first.name} is not fully known`);
  if (objectName.state === "unknown" && stack.ofKind("NetworkPolicy").some(isNetworkPolicy)) {
    return notEvaluated(objectName.field, objectName.why);
  }
  return violation("", "no policy that denies ingress", "a default-deny NetworkPolicy");
}

function isNetworkPolicy({ kubernetes }: Subject): boolean {
  return kubernetes !== undefined && POLICY_VERSIONS.includes(kubernetes.groupVersion);
}
