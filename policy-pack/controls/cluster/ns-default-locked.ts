import { notEvaluated, pass, violation, type Answer, type Answers } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { companion, NETWORK_POLICY_VERSIONS } from "../../kernel/namespace-objects";
import type { Tri } from "../../kernel/label-selector";
import { deniesByDefault, type Direction } from "../../kernel/network-policy";
import type { Field } from "../../kernel/field";
import { quantity } from "../../kernel/quantity";
import { CLUSTER, reachesInside } from "../../kernel/stack-clusters";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const LOCKED = ["default", "kube-public", "kube-node-lease"];
const DIRECTIONS: readonly Direction[] = ["Ingress", "Egress"];
const ENFORCE = "pod-security.kubernetes.io/enforce";

export const nsDefaultLocked = control(
  {
    id: "ns-default-locked",
    title: "Nothing must be able to run in the namespaces that a cluster begins with.",
    severity: "medium",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K5", "K7"],
    frameworks: [],
    contract:
      "Restricted: Namespace and NamespacePatch of default, kube-public and kube-node-lease, and an EKS cluster in a " +
      "stack that also has objects of Kubernetes. Wanted: of each of the three namespaces a Namespace or a patch, with " +
      "a level of Pod Security, a NetworkPolicy without rules for each direction, and a ResourceQuota with pods 0. " +
      "An absent part is a violation; which level it is ns-psa-enforce judges. A part of which the deciding fields or " +
      "the namespace are unknown is not evaluated, and neither is a quota or policy that is a patch, nor the three " +
      "namespaces of a cluster that is only read and of which no output is known.",
    rationale:
      "Who names no namespace lands in default, where Kubernetes has no quota, no policy and no Pod Security; and " +
      "nobody looks into the other two.",
    remediation:
      "Patch the three namespaces with the level restricted, and add a default-deny NetworkPolicy and a ResourceQuota " +
      "with pods 0 to each, or use ClusterDefaults.",
    references: [
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces",
      "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    ],
    componentSide: "ClusterDefaults locks them in every HardenedCluster.",
  },
  onStack(
    (stack) => [...clusters(stack), ...locks(stack)],
    (subject, stack): Answers =>
      subject.type === CLUSTER ? judgeCluster(subject, stack) : judgeLock(subject, stack),
  ),
);

function clusters(stack: StackIndex): readonly Subject[] {
  return reachesInside(stack) ? stack.ofType(CLUSTER) : [];
}

function namespaces(stack: StackIndex): readonly Subject[] {
  return stack
    .ofKind("Namespace")
    .filter(({ kubernetes }) => kubernetes?.groupVersion === "core/v1");
}

/** A patch of an unknown name may be one of them; a namespace that the stack makes is not. */
function locks(stack: StackIndex): readonly Subject[] {
  return namespaces(stack).filter(({ objectName, kubernetes }) =>
    objectName.state === "known"
      ? LOCKED.includes(objectName.value)
      : objectName.state === "unknown" && kubernetes?.patch === true,
  );
}

function judgeLock(namespace: Subject, stack: StackIndex): Answers {
  const { objectName } = namespace;
  if (objectName.state === "unknown") return notEvaluated(objectName.field, objectName.why);
  return [
    hasLevel(namespace),
    ...DIRECTIONS.map((direction) => denies(direction, namespace, stack)),
    runsNothing(namespace, stack),
  ];
}

function judgeCluster({ inputs }: Subject, stack: StackIndex): Answer {
  const named = new Set(
    namespaces(stack).map(({ objectName }) =>
      objectName.state === "known" ? objectName.value : undefined,
    ),
  );
  const missing = LOCKED.filter((name) => !named.has(name));
  if (missing.length === 0) return pass;
  const unclear = namespaces(stack).find(
    ({ objectName, kubernetes }) => objectName.state === "unknown" && kubernetes?.patch === true,
  );
  if (unclear !== undefined) {
    return notEvaluated("", `which namespace ${unclear.name} is is not known during a preview`);
  }
  // Nothing at all is known of a cluster that is only read.
  if (inputs.unknown !== undefined) return notEvaluated(inputs, inputs.unknown);
  return violation("", `no ${missing.join(", ")}`, "a patch that locks each of them");
}

/** A patch without the label leaves the one that is there; these namespaces begin with none. */
function hasLevel({ inputs }: Subject): Answer {
  const level = inputs.at("metadata", "labels", ENFORCE).string();
  if (level.state === "known") return pass;
  if (level.state === "unknown") return notEvaluated(level.field, level.why);
  return violation(level.field, "absent", "a level of Pod Security");
}

function denies(direction: Direction, namespace: Subject, stack: StackIndex): Answer {
  return companion(namespace, stack, {
    kind: "NetworkPolicy",
    groupVersions: NETWORK_POLICY_VERSIONS,
    parts: [`policy that denies ${direction.toLowerCase()}`],
    has: ({ inputs }) => deniesByDefault(inputs.at("spec"), direction),
    wanted: "a default-deny NetworkPolicy",
  });
}

function runsNothing(namespace: Subject, stack: StackIndex): Answer {
  return companion(namespace, stack, {
    kind: "ResourceQuota",
    groupVersions: ["core/v1"],
    parts: ["quota of 0 pods"],
    has: ({ inputs }) => zeroPods(inputs.at("spec", "hard", "pods")),
    wanted: "a ResourceQuota with pods 0",
  });
}

function zeroPods(limit: Field): Tri {
  const pods = quantity(limit);
  if (pods.state === "unknown") return "unknown";
  return pods.state === "known" && pods.value === 0 ? "yes" : "no";
}
