import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { companionsOf } from "../../kernel/companions";
import { control, onStack } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import { NETWORK_POLICY_VERSIONS } from "../../kernel/namespace-objects";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { VpcCniValues } from "../../kernel/vpc-cni-values";

const ADDON = "aws:eks/addon:Addon";
const CLUSTER = "aws:eks/cluster:Cluster";

export const npEngineEnabled = control(
  {
    id: "np-engine-enabled",
    title: "Network policies must have an engine that enforces them.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K7", "K8"],
    frameworks: cisEks(["4.3.1", "5.4.4"]),
    contract:
      "Restricted: aws.eks.Addon of the name vpc-cni in a stack with NetworkPolicies. Wanted: enableNetworkPolicy " +
      "true in configurationValues. Absent means false, the default of the add-on. A cluster without an add-on of its " +
      "own in the stack, and unknown values, are not evaluated: another engine may be installed.",
    rationale:
      "Kubernetes accepts policies that nobody enforces, so that a cluster looks closed and is open.",
    remediation: 'Set configurationValues to JSON with "enableNetworkPolicy": "true".',
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html"],
    componentSide: "The add-ons of HardenedCluster enable it, in strict mode.",
  },
  onStack(subjects, judge),
);

function subjects(stack: StackIndex): readonly Subject[] {
  const policies = stack
    .ofKind("NetworkPolicy")
    .some(({ kubernetes }) => NETWORK_POLICY_VERSIONS.includes(kubernetes?.groupVersion ?? ""));
  if (!policies) return [];
  const plugins = stack.ofType(ADDON).filter(({ inputs }) => {
    const name = inputs.at("addonName").string();
    return name.state === "unknown" || (name.state === "known" && name.value === "vpc-cni");
  });
  return [...plugins, ...clustersWithout(plugins, stack)];
}

/** An add-on of which nothing tells the cluster may be any one's, unless it is known to be another's. */
function clustersWithout(plugins: readonly Subject[], stack: StackIndex): readonly Subject[] {
  const joined = stack.ofType(CLUSTER).map((cluster) => {
    const { own, open } = companionsOf(cluster, [ADDON], "clusterName", stack, "name");
    return { cluster, own: own.filter((one) => plugins.includes(one)), open };
  });
  const claimed = joined.flatMap(({ own }) => own);
  return joined
    .filter(({ own, open }) => {
      const isMaybe = open.some((one) => plugins.includes(one) && !claimed.includes(one));
      return own.length === 0 && !isMaybe;
    })
    .map(({ cluster }) => cluster);
}

function judge({ type, inputs }: Subject): Answer {
  if (type === CLUSTER) {
    return notEvaluated("", "the stack has no add-on vpc-cni; another engine may be installed");
  }
  const values = inputs.at("configurationValues").string();
  if (values.state === "unknown") return notEvaluated(values.field, values.why);
  if (values.state === "known" && new VpcCniValues(values.value).hasEngine) return pass;
  const name = inputs.at("addonName");
  if (name.unknown !== undefined) return notEvaluated(name, name.unknown);
  const found = values.state === "absent" ? "absent" : "values without it";
  return violation(values.field, found, "enableNetworkPolicy true");
}
