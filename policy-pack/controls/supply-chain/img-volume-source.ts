import { pass, violation, type Answers } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { isPinned } from "../../kernel/image-reference";
import { fromListed, judgeImage } from "../../kernel/pod-images";

export const imgVolumeSource = control(
  {
    id: "img-volume-source",
    title: "Images that are mounted as volumes must be named by digest, from a listed registry.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "supply-chain",
    requirements: ["D3", "D4"],
    frameworks: [],
    since: "1.31",
    contract:
      "Restricted: volumes[].image.reference, from Kubernetes 1.31 on, which introduces it. Allowed: a sha256 digest, " +
      "and a registry among the setting registries where it lists any. A volume without image is allowed. An absent or " +
      "unknown reference is not evaluated.",
    rationale:
      "A mounted image brings programs and data into a container past every rule about its own image.",
    remediation: "Name the image by digest, from one of your registries.",
    references: ["https://kubernetes.io/docs/concepts/storage/volumes/#image"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod, { registries }) =>
    eachEntry(pod.spec.at("volumes"), (volume): Answers => {
      const image = volume.at("image");
      if (image.absent) return [];
      const reference = image.at("reference");
      const pinned = judgeImage(reference, undefined, (parsed, at) =>
        isPinned(parsed) ? pass : violation(at, "no sha256 digest", "a sha256 digest"),
      );
      if (registries.length === 0 || pinned.status === "notEvaluated") return pinned;
      return [
        pinned,
        judgeImage(reference, undefined, (parsed, at) => fromListed(parsed, at, registries)),
      ];
    }),
  ),
);
