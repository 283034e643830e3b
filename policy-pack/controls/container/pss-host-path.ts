import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { type Field } from "../../kernel/field";
import { attack, cisKubernetes, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

export const pssHostPath = control(
  {
    id: "pss-host-path",
    title: "Pods must not mount paths of their node.",
    severity: "critical",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("baseline", "HostPath Volumes"),
      ...cisKubernetes("5.2.12"),
      ...attack("T1610", "T1611"),
    ],
    contract: `Restricted: hostPath of every volume. Allowed: absent. Unknown is not evaluated. At the level restricted pss-volume-types takes its place. ${JUDGED_BY}`,
    rationale:
      "A path of the node gives a pod the node's files: credentials of the kubelet, sockets of the runtime, the data of other pods.",
    remediation: "Use emptyDir, a PersistentVolumeClaim, configMap or secret instead of hostPath.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    replacedSince: 0,
    judge: ({ spec }) => eachEntry(spec.at("volumes"), judgeVolume),
  }),
);

function judgeVolume(volume: Field): Answer {
  const hostPath = volume.at("hostPath").any();
  if (hostPath.state === "unknown") return notEvaluated(hostPath.field, hostPath.why);
  if (hostPath.state === "absent") return pass;
  return violation(hostPath.field, "a path of the node", "another type of volume");
}
