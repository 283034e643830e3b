import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { CLUSTER } from "../../kernel/stack-clusters";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { both, either, truthOf, type Truth } from "../../kernel/truth";

const ADDON = "aws:eks/addon:Addon";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
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
      "Restricted: each aws.eks.Cluster of the stack. Allowed: an aws.eks.Addon eks-pod-identity-agent, an IAM OIDC " +
      "provider, or EKS Auto Mode, which has the agent built in; where the stack has several clusters, the add-on and the " +
      "provider must be the cluster's own. Absent all three is a violation; add-ons of unknown name, and what may belong " +
      "to another cluster, are not evaluated.",
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
  onStack((stack) => stack.ofType(CLUSTER), judge),
);

function judge(cluster: Subject, stack: StackIndex): Answer {
  const auto = cluster.inputs.at("computeConfig", "enabled").boolean();
  const isAuto = auto.state === "unknown" ? "maybe" : truthOf(auto.state === "known" && auto.value);
  const hasWay = either(
    isAuto,
    ...stack.ofType(PROVIDER).map((provider) => isOf(provider, "url", cluster, stack)),
    ...stack
      .ofType(ADDON)
      .map((addon) => both(isAgent(addon), isOf(addon, "clusterName", cluster, stack))),
  );
  if (hasWay === "yes") return pass;
  if (hasWay === "no") {
    const found = "neither the Pod Identity agent nor an OIDC provider";
    return violation("", found, `the add-on ${AGENT}`);
  }
  if (auto.state === "unknown") return notEvaluated(auto.field, auto.why);
  return notEvaluated("", "nothing tells whether an add-on or provider of the stack is its own");
}

function isAgent({ inputs }: Subject): Truth {
  const name = inputs.at("addonName").string();
  if (name.state === "unknown") return "maybe";
  return truthOf(name.state === "known" && name.value === AGENT);
}

/** Whether an add-on or provider belongs to a cluster. In a stack with one cluster it is that one's. */
function isOf(one: Subject, property: string, cluster: Subject, stack: StackIndex): Truth {
  const clusters = stack.ofType(CLUSTER);
  if (clusters.length === 1) return "yes";
  const sources = stack.sourcesOf(one.urn, property);
  if (clusters.some(({ urn }) => sources.includes(urn))) {
    return truthOf(sources.includes(cluster.urn));
  }
  const value = one.inputs.at(property).string();
  const name = cluster.inputs.at("name").string();
  if (property === "url" || value.state !== "known" || name.state === "unknown") return "maybe";
  return truthOf(name.state === "known" && name.value === value.value);
}
