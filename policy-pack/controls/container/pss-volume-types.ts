import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { type Field } from "../../kernel/field";
import { podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

const ALLOWED = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

export const pssVolumeTypes = control(
  {
    id: "pss-volume-types",
    title: "Pods must use only volumes that cannot reach beyond the pod.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("restricted", "Volume Types")],
    contract: `Restricted: the source of every volume. Allowed: configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected and secret; absent means emptyDir. Unknown is not evaluated. It takes the place of pss-host-path at the level restricted. ${JUDGED_BY}`,
    rationale:
      "Other sources reach storage past the rules of the cluster: paths of the node, or servers with credentials in the pod.",
    remediation:
      "Use a PersistentVolumeClaim for storage, and configMap, secret, projected or emptyDir for the rest.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/concepts/storage/volumes/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "restricted",
    judge: ({ spec }) => eachEntry(spec.at("volumes"), judgeVolume),
  }),
);

function judgeVolume(volume: Field): Answer {
  const entries = volume.entries();
  if (entries.state === "unknown") return notEvaluated(entries.field, entries.why);
  if (entries.state === "absent") return pass;
  const sources = entries.value.filter(([key, source]) => key !== "name" && !source.absent);
  const allowed = sources.filter(([key]) => ALLOWED.includes(key)).map(([, source]) => source);
  const [other] = sources.filter(([key]) => !ALLOWED.includes(key));
  if (other === undefined || allowed.some(({ unknown }) => unknown === undefined)) return pass;
  const [type, source] = other;
  const open = [source, ...allowed].find(({ unknown }) => unknown !== undefined);
  if (open?.unknown !== undefined) return notEvaluated(open, open.unknown);
  return violation(source, type, ALLOWED.join(", "));
}
