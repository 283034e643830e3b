import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { END_OF_STANDARD_SUPPORT } from "../../kernel/eks-versions";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { minorOf, NEWEST_VERSION } from "../../kernel/kubernetes-version";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const CLUSTER = "aws:eks/cluster:Cluster";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const MINOR = /^1\.\d+$/;
/** Kubelets may be three minors older than the API server, never newer (Kubernetes version skew policy). */
const SKEW = 3;

export const verEksSupported = control(
  {
    id: "ver-eks-supported",
    title: "EKS clusters and their nodes must run versions in standard support.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "lifecycle",
    requirements: ["C9", "K17"],
    frameworks: [],
    contract:
      "Restricted: version and upgradePolicy.supportType of aws.eks.Cluster, version of aws.eks.NodeGroup. Allowed: a " +
      "version whose standard support lasts on the date of the run, STANDARD, and nodes at most three minors older than " +
      "their cluster and never newer. An absent version of a cluster is a violation, absent supportType means EXTENDED, an " +
      "absent version of nodes, and an output of the cluster, is the cluster's. Versions beyond the pack's table and unknown ones are not evaluated.",
    rationale:
      "After standard support come extended support, which costs extra, and then an upgrade on a day that AWS chooses.",
    remediation:
      "Set version to a supported minor and upgradePolicy.supportType to STANDARD; upgrade one minor at a time.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html"],
    componentSide:
      "HardenedCluster takes versions from a dated table, and asks for standard support.",
  },
  onResources([CLUSTER], ({ inputs }, { asOf }) => [
    judgeVersion(inputs.at("version"), asOf),
    expectThat(inputs.at("upgradePolicy", "supportType").string(), {
      holds: (type) => type === "STANDARD",
      wanted: '"STANDARD"',
      absentMeans: "EXTENDED",
    }),
  ]),
  onStack((stack) => stack.ofType(NODE_GROUP), judgeNodes),
);

function judgeVersion(field: Field, asOf: string): Answer {
  const version = field.string();
  if (version.state === "absent") return violation(field, "absent", "a supported minor");
  if (version.state === "unknown") return notEvaluated(field, version.why);
  if (!MINOR.test(version.value)) return notEvaluated(field, "the text is no minor such as 1.35");
  const end = END_OF_STANDARD_SUPPORT[version.value];
  if (end === undefined && minorOf(version.value) > minorOf(NEWEST_IN_TABLE)) {
    return notEvaluated(field, "the pack does not know this version's support yet");
  }
  if (end !== undefined && end >= asOf) return pass;
  const found = end === undefined ? "long out of support" : `in standard support until ${end}`;
  return violation(field, `${version.value}, ${found}`, `a version supported on ${asOf}`);
}

const NEWEST_IN_TABLE = Object.keys(END_OF_STANDARD_SUPPORT).at(-1) ?? NEWEST_VERSION;

function judgeNodes({ urn, inputs }: Subject, stack: StackIndex): Answer {
  const field = inputs.at("version");
  const nodes = field.string();
  if (nodes.state === "absent") return pass;
  const cluster = clusterOf(urn, inputs, stack);
  const [source, ...others] = stack.sourcesOf(urn, "version");
  const isClusters = source !== undefined && source === cluster?.urn && others.length === 0;
  if (nodes.state === "unknown") return isClusters ? pass : notEvaluated(field, nodes.why);
  const version = cluster?.inputs.at("version").string();
  if (version?.state !== "known") return notEvaluated(field, "its cluster's version is not known");
  if (!MINOR.test(nodes.value) || !MINOR.test(version.value)) {
    return notEvaluated(field, "the text is no minor such as 1.35");
  }
  const behind = minorOf(version.value) - minorOf(nodes.value);
  if (behind >= 0 && behind <= SKEW) return pass;
  return violation(field, nodes.value, `${version.value}, or up to three minors older`);
}

/** The cluster of the stack that nodes belong to, by dependency or by its name. */
function clusterOf(urn: string, inputs: Field, stack: StackIndex): Subject | undefined {
  const sources = stack.sourcesOf(urn, "clusterName");
  const wanted = inputs.at("clusterName").string();
  return stack.ofType(CLUSTER).find((cluster) => {
    const name = cluster.inputs.at("name").string();
    const isNamed =
      wanted.state === "known" && name.state === "known" && name.value === wanted.value;
    return isNamed || sources.includes(cluster.urn);
  });
}
