import { pass, violation, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { cisKubernetes } from "../../kernel/frameworks";
import { isLatest, isPinned } from "../../kernel/image-reference";
import { gapInPatch } from "../../kernel/missing";
import { judgeImage } from "../../kernel/pod-images";

export const imgPullPolicy = control(
  {
    id: "img-pull-policy",
    title: "Images that are not named by digest must be pulled at every start.",
    severity: "low",
    level: "advisory",
    layer: "supply-chain",
    requirements: ["D4"],
    frameworks: cisKubernetes("5.5.1"),
    contract:
      "Restricted: imagePullPolicy of every container whose image has no sha256 digest. Allowed: Always. Absent means " +
      "Always for the tag latest or none, and IfNotPresent for others; in a patch it is not evaluated. An absent or " +
      "unknown image is not evaluated.",
    rationale:
      "With IfNotPresent a pod runs whatever the node already holds under the tag, without a check of its right to pull.",
    remediation: "Name the image by digest, or set imagePullPolicy to Always.",
    references: ["https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer((container) => {
      const policy = container.field.at("imagePullPolicy");
      const written = policy.string();
      if (written.state === "known" && written.value === "Always") return pass;
      return judgeImage(container.field.at("image"), container.name, (image) =>
        isPinned(image) ? pass : judgePolicy(policy, isLatest(image), pod.patch, container.name),
      );
    }),
  ),
);

function judgePolicy(policy: Field, latest: boolean, patch: boolean, container: string): Answer {
  if (policy.absent && !patch && !latest) {
    return violation(policy, "absent (default IfNotPresent for a tag)", '"Always"', container);
  }
  return expectThat(policy.string(), {
    holds: (value) => value === "Always",
    wanted: '"Always"',
    absentMeans: "Always",
    container,
    ...gapInPatch(policy, patch, container),
  });
}
