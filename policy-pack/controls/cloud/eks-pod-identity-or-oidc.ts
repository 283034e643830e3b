import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const AGENT = "eks-pod-identity-agent";

export const eksPodIdentityOrOidc = control(
  {
    id: "eks-pod-identity-or-oidc",
    title: "A cluster must have a way to give pods AWS identities of their own.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C3", "K4"],
    frameworks: [],
    contract:
      "Restricted: stacks with an aws.eks.Cluster. Allowed: an aws.eks.Addon eks-pod-identity-agent, an IAM OIDC " +
      "provider, or a cluster with EKS Auto Mode, which has the agent built in. Absent all three, the cluster is " +
      "a violation; an add-on of which the name is unknown is not evaluated.",
    rationale:
      "Without one, pods that call AWS take the credentials of the node, or long-lived keys.",
    remediation:
      "Install the add-on eks-pod-identity-agent, and make an aws.eks.PodIdentityAssociation for each service " +
      "account that needs AWS.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "HardenedCluster installs the Pod Identity agent.",
  },
  onStack((stack) => stack.ofType("aws:eks/cluster:Cluster"), judge),
);

function judge({ inputs }: Subject, stack: StackIndex): Answer {
  const auto = inputs.at("computeConfig", "enabled").boolean();
  if (auto.state === "known" && auto.value) return pass;
  if (stack.ofType("aws:iam/openIdConnectProvider:OpenIdConnectProvider").length > 0) return pass;
  const names = stack
    .ofType("aws:eks/addon:Addon")
    .map((one) => one.inputs.at("addonName").string());
  if (names.some((name) => name.state === "known" && name.value === AGENT)) return pass;
  if (auto.state === "unknown") return notEvaluated(auto.field, auto.why);
  if (names.some(({ state }) => state === "unknown")) {
    return notEvaluated("", "the name of an add-on is not known during a preview");
  }
  return violation(
    "",
    "neither the Pod Identity agent nor an OIDC provider",
    `the add-on ${AGENT}`,
  );
}
