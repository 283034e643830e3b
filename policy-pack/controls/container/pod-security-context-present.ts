import { violation, notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { cisKubernetes } from "../../kernel/frameworks";
import { missing } from "../../kernel/missing";

export const podSecurityContextPresent = control(
  {
    id: "pod-security-context-present",
    title: "Pods and containers must say what they may do.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: cisKubernetes("5.6.3"),
    contract:
      "Restricted: securityContext of the pod and of every container. Allowed: one that sets something. Absent and empty " +
      "ones are violations, absent ones in a patch are not evaluated. Unknown is not evaluated.",
    rationale:
      "Without a security context every default holds, and most of them are the weak choice.",
    remediation:
      "Set runAsNonRoot and seccompProfile for the pod, and allowPrivilegeEscalation false and capabilities.drop ALL for each container.",
    references: ["https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => [
    isSet(pod.securityContext, pod.patch),
    ...pod.eachContainer(({ field, name }) => isSet(field.at("securityContext"), pod.patch, name)),
  ]),
);

function isSet(field: Field, patch: boolean, container?: string): Answer {
  const wanted = "a security context";
  const entries = field.entries();
  if (entries.state === "absent") return missing(field, wanted, patch, container);
  if (entries.state === "unknown") {
    return notEvaluated(field, entries.why, container === undefined ? {} : { container });
  }
  const values = entries.value;
  if (values.some(([, value]) => !value.absent && value.unknown === undefined)) return pass;
  const [, open] = values.find(([, value]) => value.unknown !== undefined) ?? [];
  if (open?.unknown !== undefined) {
    return notEvaluated(open, open.unknown, container === undefined ? {} : { container });
  }
  return violation(field, "nothing in it", wanted, container);
}
