import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { all, any, type Tri } from "../../kernel/label-selector";
import { NETWORK_POLICY_VERSIONS } from "../../kernel/namespace-objects";
import { deniesByDefault, type Direction } from "../../kernel/network-policy";
import { clustersToJudge, ELSEWHERE, reachesInside } from "../../kernel/stack-clusters";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const npSystemDefaultDeny = control(
  {
    id: "np-system-default-deny",
    title: "kube-system should deny ingress and egress by default.",
    severity: "medium",
    level: "advisory",
    layer: "cluster",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster in a stack that also makes objects of Kubernetes. Wanted: for ingress and for egress a NetworkPolicy " +
      "in the namespace kube-system that selects all pods and allows nothing. Absent policyTypes mean Ingress alone. " +
      "A stack without NetworkPolicies is a violation, unless the parameter elsewhere says that another stack has them. Unknown " +
      "namespaces and deciding fields, and a NetworkPolicyPatch, are not evaluated.",
    rationale:
      "EKS makes kube-system, so the controls of namespaces do not see it; its pods have the widest rights of all.",
    remediation:
      "Add default-deny policies to kube-system, and policies that allow what the add-ons there need.",
    references: ["https://docs.aws.amazon.com/eks/latest/best-practices/network-security.html"],
    componentSide: "HardenedCluster adds both policies, and one for each add-on.",
    parameters: ELSEWHERE,
  },
  onStack(
    (stack, context) =>
      reachesInside(stack) ? clustersToJudge(stack, policies(stack).length > 0, context) : [],
    (_cluster, stack) =>
      (["Ingress", "Egress"] as const).map((direction) => judge(direction, policies(stack))),
  ),
);

function policies(stack: StackIndex): readonly Subject[] {
  return stack
    .ofKind("NetworkPolicy")
    .filter(({ kubernetes }) => NETWORK_POLICY_VERSIONS.includes(kubernetes?.groupVersion ?? ""));
}

function judge(direction: Direction, found: readonly Subject[]): Answer {
  const denied = any(found.map((policy) => denies(policy, direction)));
  if (denied === "yes") return pass;
  if (denied === "unknown") return notEvaluated("", "a NetworkPolicy is not fully known");
  const kind = direction.toLowerCase();
  return violation("", `no policy that denies ${kind}`, "a default-deny policy in kube-system");
}

function denies({ inputs, namespace, kubernetes }: Subject, direction: Direction): Tri {
  const inSystem: Tri =
    namespace.state === "unknown"
      ? "unknown"
      : namespace.state === "known" && namespace.value === "kube-system"
        ? "yes"
        : "no";
  const isWhole: Tri = kubernetes?.patch === true ? "unknown" : "yes";
  return all([inSystem, isWhole, deniesByDefault(inputs.at("spec"), direction)]);
}
