import { pass, violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { isLatest } from "../../kernel/image-reference";
import { eachImage } from "../../kernel/pod-images";

export const imgNoLatest = control(
  {
    id: "img-no-latest",
    title: "Images must have a tag other than latest, or a digest.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "supply-chain",
    requirements: ["D4"],
    frameworks: [],
    contract:
      "Restricted: image of every container. Allowed: a tag other than latest, or a digest whatever the tag. The port of a " +
      "registry is no tag. An absent tag means latest. An absent image, a text that names no image, and an unknown one " +
      "are not evaluated.",
    rationale:
      "latest is another program tomorrow, on each node at another time, and nothing says which one runs.",
    remediation: "Write the digest behind the tag: registry/name:1.2.3@sha256:….",
    references: ["https://kubernetes.io/docs/concepts/containers/images/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    eachImage(pod, (image, at, { name }) => {
      if (!isLatest(image)) return pass;
      const found = image.tag === undefined ? "no tag (default latest)" : '"latest"';
      return violation(at, found, "a version as tag, or a digest", name);
    }),
  ),
);
