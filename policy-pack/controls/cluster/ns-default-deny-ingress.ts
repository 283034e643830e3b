import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { cisEks, cisKubernetes, nsaCisa } from "../../kernel/frameworks";
import { deniesByDefault } from "../../kernel/network-policy";

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
      "namespace are unknown is not evaluated, unless another policy settles the namespace.",
    rationale:
      "Without it every pod of the cluster reaches every pod of the namespace, and an intruder moves on freely.",
    remediation:
      'Add a NetworkPolicy with podSelector {} and policyTypes ["Ingress"] and no ingress rules, or use SecureNamespace.',
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    componentSide: "SecureNamespace adds the policy default-deny-ingress.",
  },
  onStack(
    (stack) => stack.ofKind("Namespace").filter(({ kubernetes }) => kubernetes?.patch === false),
    (namespace, stack): Answer => {
      const verdicts = [
        ...stack.inNamespace("NetworkPolicy", namespace).map((policy) => ({
          policy,
          verdict: deniesByDefault(policy.inputs.at("spec"), "Ingress"),
        })),
        ...stack.unplaced("NetworkPolicy").map((policy) => ({ policy, verdict: "unknown" })),
      ];
      if (verdicts.some(({ verdict }) => verdict === "yes")) return pass;
      const open = verdicts.find(({ verdict }) => verdict === "unknown");
      if (open !== undefined) {
        return notEvaluated("", `NetworkPolicy ${open.policy.name} is not fully known`);
      }
      return violation("", "no policy that denies ingress", "a default-deny NetworkPolicy");
    },
  ),
);
