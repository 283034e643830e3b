import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { matchesPattern } from "../../kernel/iam-statement";
import { clustersToJudge, ELSEWHERE } from "../../kernel/stack-clusters";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { both, either, invert, truthOf, type Truth } from "../../kernel/truth";

const SELECTION = "aws:backup/selection:Selection";
const CLUSTER_ARN = /^arn:[^:]*:eks:[^:]*:[^:]*:cluster\/(.+)$/;

export const backupClusterSelected = control(
  {
    id: "backup-cluster-selected",
    title: "Backups should include the cluster.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: each aws.eks.Cluster of the stack. Wanted: an aws.backup.Selection whose " +
      "resources name the cluster's ARN, a pattern for it or the output of the cluster, and whose notResources do not. " +
      "Absent resources leave it to tags, which are not evaluated, nor are unknown names and resources. A stack without " +
      "backups is a violation, unless the parameter elsewhere says that another stack has them.",
    rationale:
      "A backup of the volumes without the objects brings back data that no workload is there for.",
    remediation: "Add the cluster's ARN to the resources of a Selection.",
    references: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/eks-backups.html"],
    componentSide: "ClusterBackup selects the cluster and its volumes.",
    parameters: ELSEWHERE,
  },
  onStack(
    (stack, context) => {
      const backups = [SELECTION, "aws:backup/plan:Plan"].flatMap((type) => stack.ofType(type));
      return clustersToJudge(stack, backups.length > 0, context);
    },
    (cluster, stack) => judge(cluster, stack),
  ),
);

function judge(cluster: Subject, stack: StackIndex): Answer {
  const selected = either(
    ...stack.ofType(SELECTION).map((selection) => takes(selection, cluster, stack)),
  );
  if (selected === "yes") return pass;
  if (selected === "maybe") return notEvaluated("", "nothing tells what a selection takes");
  return violation("", "no selection that takes it", "its ARN in the resources of a selection");
}

function takes(selection: Subject, cluster: Subject, stack: StackIndex): Truth {
  const { urn, inputs } = selection;
  const names = (property: string): Truth => {
    const isSource = stack.sourcesOf(urn, property).includes(cluster.urn);
    return isSource ? "yes" : namesCluster(inputs.at(property), cluster);
  };
  const byTags = ["selectionTags", "conditions"].some((key) => isFilled(inputs.at(key)));
  const listed = byTags ? both("maybe", namesAny(inputs, names)) : names("resources");
  return both(listed, invert(names("notResources")));
}

/** Tags choose among the resources, or among everything where none are named. */
function namesAny(inputs: Field, names: (property: string) => Truth): Truth {
  return isFilled(inputs.at("resources")) ? names("resources") : "yes";
}

function isFilled(field: Field): boolean {
  const list = field.list();
  return list.state === "known" ? list.value.length > 0 : list.state === "unknown";
}

function namesCluster(list: Field, { inputs }: Subject): Truth {
  const entries = list.list();
  if (entries.state !== "known") return entries.state === "absent" ? "no" : "maybe";
  const name = inputs.at("name").string();
  return either(
    ...entries.value.map((entry): Truth => {
      const arn = entry.string();
      if (arn.state !== "known") return "maybe";
      if (arn.value === "*") return "yes";
      const [, pattern] = CLUSTER_ARN.exec(arn.value) ?? [];
      if (pattern === undefined) return "no";
      if (name.state === "known") return truthOf(matchesPattern(pattern, name.value));
      return pattern === "*" ? "yes" : "maybe";
    }),
  );
}
