import { pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { attack, cisKubernetes } from "../../kernel/frameworks";
import { eachHostPath, isWithin } from "../../kernel/host-paths";
import { gapInPatch } from "../../kernel/missing";
import type { PodView } from "../../kernel/pod";

const SENSITIVE = [
  "/boot",
  "/dev",
  "/etc",
  "/lib",
  "/lib64",
  "/proc",
  "/root",
  "/sys",
  "/usr",
  "/var/lib/containerd",
  "/var/lib/etcd",
  "/var/lib/kubelet",
];

export const podSensitiveHostPath = control(
  {
    id: "pod-sensitive-host-path",
    title: "Host paths must stay out of system folders, and be mounted read-only.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...cisKubernetes("5.2.12"), ...attack("T1611")],
    contract:
      "Restricted: volumes[].hostPath.path, and readOnly of every container's mount of such a volume. Allowed: paths " +
      "that are not /, /boot, /dev, /etc, /lib, /proc, /root, /sys, /usr, the folders of kubelet, containerd or etcd, or " +
      "below one, mounted with readOnly true. It stands beside pss-host-path for pods that are exempted there. Absent " +
      "readOnly means false; in a patch it is not evaluated. Unknown is not evaluated.",
    rationale:
      "These folders hold the node's credentials, programs and devices: writing there is owning the node.",
    remediation:
      "Mount the one folder that the program needs, outside of the system's, with readOnly true.",
    references: ["https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    eachHostPath(pod, (path, at, volume): readonly Answer[] => {
      const isSensitive = path === "/" || SENSITIVE.some((folder) => isWithin(path, folder));
      if (!isSensitive) return mountsOf(pod, volume.at("name"));
      return [violation(at, JSON.stringify(path), "a path outside of the system's folders")];
    }),
  ),
);

function mountsOf(pod: PodView, volume: Field): readonly Answer[] {
  const wanted = volume.string();
  return pod.eachContainer(({ field, name }) =>
    eachEntry(
      field.at("volumeMounts"),
      (mount): Answer => {
        const mounted = mount.at("name").string();
        const isOther =
          wanted.state === "known" && mounted.state === "known" && mounted.value !== wanted.value;
        if (isOther || mounted.state === "absent") return pass;
        const at = mount.at("readOnly");
        const answer = expectThat(at.boolean(), {
          holds: (readOnly) => readOnly,
          wanted: "true",
          absentMeans: false,
          container: name,
          ...gapInPatch(at, pod.patch, name),
        });
        const open = [wanted, mounted].find(({ state }) => state === "unknown");
        if (answer.status !== "violation" || open?.state !== "unknown") return answer;
        return { status: "notEvaluated", path: open.field.path, why: open.why, container: name };
      },
      name,
    ),
  );
}
