import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods, onResources } from "../../kernel/control";
import { eachEntry, eachProperty } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";

/** Volume sources whose in-tree plugin is removed, or deprecated without a replacement in the tree (core/v1 Volume). */
const SOURCES: ReadonlySet<string> = new Set([
  "awsElasticBlockStore",
  "azureDisk",
  "azureFile",
  "cephfs",
  "cinder",
  "flexVolume",
  "flocker",
  "gcePersistentDisk",
  "gitRepo",
  "glusterfs",
  "photonPersistentDisk",
  "portworxVolume",
  "quobyte",
  "rbd",
  "scaleIO",
  "storageos",
  "vsphereVolume",
]);

export const pvDeprecatedDrivers = control(
  {
    id: "pv-deprecated-drivers",
    title: "Volumes must not use plugins that were part of Kubernetes itself.",
    severity: "medium",
    level: "advisory",
    layer: "cluster",
    requirements: ["K16", "K17"],
    frameworks: [],
    contract:
      "Restricted: the source of persistent volumes and of the volumes of pods. Allowed: any source but those of removed " +
      "and deprecated in-tree plugins. Absent is allowed. Unknown is not evaluated.",
    rationale:
      "Such a volume is served by a translation to a CSI driver at best, and by nothing after the next upgrade.",
    remediation: "Use the CSI driver of the same storage, for example ebs.csi.aws.com.",
    references: ["https://kubernetes.io/docs/concepts/storage/volumes/"],
    componentSide: "none, because no component makes a persistent volume or a pod.",
  },
  onResources(tokensOf("PersistentVolume", ["core/v1"]), ({ inputs }) => judge(inputs.at("spec"))),
  onPods((pod) => eachEntry(pod.spec.at("volumes"), judge)),
);

function judge(volume: Field): readonly Answer[] {
  if (volume.unknown !== undefined) return [notEvaluated(volume, volume.unknown)];
  return eachProperty(volume, (source, field) => {
    if (field.absent || !SOURCES.has(source)) return pass;
    if (field.unknown !== undefined) return notEvaluated(field, field.unknown);
    return violation(field, `the in-tree plugin ${source}`, "a CSI driver");
  });
}
