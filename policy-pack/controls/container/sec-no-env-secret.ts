import { violation, type Answers } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { notEvaluated } from "../../kernel/answer";
import type { Field } from "../../kernel/field";
import { attack, cisEks, cisKubernetes } from "../../kernel/frameworks";

export const secNoEnvSecret = control(
  {
    id: "sec-no-env-secret",
    title: "Secrets must reach containers as files, not as environment variables.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["K14"],
    frameworks: [...cisEks(["4.4.1"]), ...cisKubernetes("5.4.1"), ...attack("T1552.007")],
    contract:
      "Restricted: env[].valueFrom.secretKeyRef and envFrom[].secretRef of every container. Allowed: absent. Unknown is " +
      "not evaluated.",
    rationale:
      "Environment variables stand in crash dumps, logs and child processes, and do not change when the Secret is rotated.",
    remediation: "Mount the Secret as a volume, or use a provider of the Secrets Store CSI driver.",
    references: ["https://kubernetes.io/docs/concepts/security/secrets-good-practices/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer(({ field, name }) => [
      ...eachEntry(
        field.at("env"),
        (entry) => isAbsent(entry.at("valueFrom", "secretKeyRef"), name),
        name,
      ),
      ...eachEntry(field.at("envFrom"), (entry) => isAbsent(entry.at("secretRef"), name), name),
    ]),
  ),
);

function isAbsent(reference: Field, container: string): Answers {
  if (reference.absent) return [];
  if (reference.unknown !== undefined)
    return notEvaluated(reference, reference.unknown, { container });
  return violation(reference, "a reference to a Secret", "a mounted file", container);
}
