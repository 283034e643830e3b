import { pass, type Answers } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { judgeRequest } from "../../kernel/container-resources";
import { eachEntry } from "../../kernel/each-entry";
import { missing } from "../../kernel/missing";
import { quantity } from "../../kernel/quantity";
import { notEvaluated } from "../../kernel/answer";

export const resEphemeralStorage = control(
  {
    id: "res-ephemeral-storage",
    title: "Containers and their scratch volumes must have a bound on the node's disk.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["K6"],
    frameworks: [],
    contract:
      "Restricted: ephemeral-storage in requests or limits of every init and regular container, and sizeLimit of emptyDir " +
      "volumes. Allowed: a quantity, also one for the whole pod. Absent is a violation, but not evaluated in a patch; " +
      "ephemeral containers pass. Unknown is not evaluated.",
    rationale:
      "Logs and scratch files of one pod otherwise fill the disk of its node, and all pods there are evicted.",
    remediation:
      "Set resources.limits.ephemeral-storage for containers and sizeLimit for emptyDir volumes.",
    references: ["https://kubernetes.io/docs/concepts/storage/ephemeral-storage/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => [
    ...pod.eachContainer((container) => judgeRequest(pod, container, "ephemeral-storage")),
    ...eachEntry(pod.spec.at("volumes"), (volume): Answers => {
      const scratch = volume.at("emptyDir");
      if (scratch.absent) return [];
      const limit = quantity(scratch.at("sizeLimit"));
      if (limit.state === "unknown") return notEvaluated(limit.field, limit.why);
      return limit.state === "known" ? pass : missing(limit.field, "a size", pod.patch);
    }),
  ]),
);
