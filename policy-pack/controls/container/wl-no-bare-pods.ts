import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { podTypesOf } from "../../kernel/pod-templates";

const TYPES = podTypesOf("Pod", "ReplicaSet", "ReplicationController").filter(
  (type) => !type.endsWith("Patch"),
);

export const wlNoBarePods = control(
  {
    id: "wl-no-bare-pods",
    title: "Pods must belong to a controller that replaces them and rolls them out.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: Pod, ReplicaSet and ReplicationController objects. Allowed: with metadata.ownerReferences. Absent or " +
      "empty is a violation; patches, which belong to what somebody else made, are left alone. Unknown is not evaluated.",
    rationale:
      "A bare pod is gone with its node; a bare ReplicaSet has no roll-out and no way back.",
    remediation: "Use a Deployment, StatefulSet, DaemonSet or Job.",
    references: ["https://kubernetes.io/docs/concepts/workloads/"],
    componentSide: "none, because no component makes a pod.",
  },
  onResources(TYPES, ({ inputs }) => {
    const owners = inputs.at("metadata", "ownerReferences");
    const list = owners.list();
    if (list.state === "unknown") return notEvaluated(owners, list.why);
    const entries = list.state === "known" ? list.value : [];
    if (entries.some((entry) => !entry.absent && entry.unknown === undefined)) return pass;
    const [open] = entries;
    if (open?.unknown !== undefined) return notEvaluated(open, open.unknown);
    return violation(owners, "no controller", "a Deployment, StatefulSet, DaemonSet or Job");
  }),
);
