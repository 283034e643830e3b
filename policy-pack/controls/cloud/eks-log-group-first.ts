import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const eksLogGroupFirst = control(
  {
    id: "eks-log-group-first",
    title: "The log group of a cluster must be the stack's, and there before the cluster.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster with enabledClusterLogTypes. Allowed: a log group of the stack named " +
      "/aws/eks/<cluster>/cluster on which the cluster depends, also through other resources, or absent log types, which another control judges. A " +
      "cluster whose name is absent or unknown, and log groups of unknown name, are not evaluated where they decide.",
    rationale:
      "EKS makes a missing group itself, unencrypted and kept for ever, and the stack's own group then fails to be made.",
    remediation:
      "Make the log group with key and retention, give the cluster a name, and list the group in its dependsOn.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    ],
    componentSide: "ControlPlane makes its log group first, and keeps it when the cluster goes.",
  },
  onStack((stack) => stack.ofType("aws:eks/cluster:Cluster"), judge),
);

function judge(cluster: Subject, stack: StackIndex): Answer {
  const types = cluster.inputs.at("enabledClusterLogTypes").list();
  if (types.state === "absent" || (types.state === "known" && types.value.length === 0))
    return pass;
  const answer = judgeGroup(cluster, stack);
  if (answer.status === "pass" || types.state === "known") return answer;
  return notEvaluated(types.field, types.why);
}

function judgeGroup(cluster: Subject, stack: StackIndex): Answer {
  const field = cluster.inputs.at("name");
  const name = field.string();
  const groups = stack.ofType(LOG_GROUP).map((group) => ({
    group,
    name: group.inputs.at("name").string(),
  }));
  if (name.state !== "known") {
    if (groups.length === 0) return violation("", "no log group", "one made before the cluster");
    return notEvaluated(field, name.state === "unknown" ? name.why : "Pulumi chooses the name");
  }
  const wanted = `/aws/eks/${name.value}/cluster`;
  const own = groups.find((each) => each.name.state === "known" && each.name.value === wanted);
  if (own === undefined) {
    const open = groups.find((each) => each.name.state === "unknown");
    if (open !== undefined) return notEvaluated("", `the name of ${open.group.name} is not known`);
    return violation("", "no log group of its own", wanted);
  }
  if (isBefore(own.group.urn, cluster.urn, stack)) return pass;
  return violation(
    "",
    `${own.group.name}, which may be made after the cluster`,
    "a group in dependsOn",
  );
}

/** Whether a resource depends on another, through any number of others. */
function isBefore(earlier: string, later: string, stack: StackIndex): boolean {
  const seen = new Set([later]);
  for (const urn of seen)
    for (const before of stack.relationsOf(urn).dependencies) seen.add(before);
  return earlier !== later && seen.has(earlier);
}
