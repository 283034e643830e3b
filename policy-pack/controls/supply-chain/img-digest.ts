import { pass, violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { isPinned } from "../../kernel/image-reference";
import { eachImage } from "../../kernel/pod-images";

export const imgDigest = control(
  {
    id: "img-digest",
    title: "Images must be named by digest.",
    severity: "medium",
    level: "advisory",
    layer: "supply-chain",
    requirements: ["D4"],
    frameworks: [],
    contract:
      "Restricted: image of every container. Allowed: names that end in @sha256: and 64 hexadecimal digits. An absent " +
      "digest is a violation. An absent image, a text that names no image, and an unknown one are not evaluated.",
    rationale:
      "A tag can be moved to another image; a digest is the image that was built, scanned and signed.",
    remediation: "Write the digest behind the tag: registry/name:1.2.3@sha256:….",
    references: ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    eachImage(pod, (image, at, { name }) =>
      isPinned(image)
        ? pass
        : violation(
            at,
            image.digest === undefined ? "no digest" : "another digest",
            "a sha256 digest",
            name,
          ),
    ),
  ),
);
