import { pass, violation } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { isFrom } from "../../kernel/image-reference";
import { eachImage } from "../../kernel/pod-images";

/** Places from which the Kubernetes project published until it froze them on 2023-04-03 (kubernetes.io blog). */
const FROZEN = ["k8s.gcr.io", "gcr.io/google-containers", "gcr.io/google_containers"];

export const imgDeprecatedRegistry = control(
  {
    id: "img-deprecated-registry",
    title: "Images of the Kubernetes project must come from its registry of today.",
    severity: "medium",
    level: "advisory",
    layer: "supply-chain",
    requirements: ["D3"],
    frameworks: [],
    contract:
      "Restricted: image of every container. Allowed: any registry but k8s.gcr.io and the google-containers projects of " +
      "gcr.io. An absent or unknown image is not evaluated.",
    rationale: "These registries are frozen: images there get no fixes, and will be gone one day.",
    remediation: "Pull the same image from registry.k8s.io, or from your own cache of it.",
    references: ["https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    eachImage(pod, (image, at, { name }) => {
      const frozen = FROZEN.find((entry) => isFrom(image, entry));
      return frozen === undefined ? pass : violation(at, frozen, "registry.k8s.io", name);
    }),
  ),
);
