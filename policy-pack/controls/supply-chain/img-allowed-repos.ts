import { control, onPods } from "../../kernel/control";
import { cisEks } from "../../kernel/frameworks";
import { eachImage, fromListed } from "../../kernel/pod-images";

export const imgAllowedRepos = control(
  {
    id: "img-allowed-repos",
    title: "Images must come from the registries that the settings list.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "supply-chain",
    requirements: ["D3"],
    frameworks: cisEks(["5.1.4"]),
    contract:
      "Restricted: image of every container. Allowed: registries, paths and repositories among the setting registries, " +
      "compared part by part; a name without host is one of docker.io. Without listed registries, and for an absent or " +
      "unknown image, it is not evaluated.",
    rationale:
      "An allow-list keeps out whatever nobody has looked at, typing errors in names included.",
    remediation: "Copy the image to a listed registry, or pull it through your own cache.",
    references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod, { registries }) =>
    eachImage(pod, (image, at, { name }) => fromListed(image, at, registries, name)),
  ),
);
