import type { Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { nsaCisa } from "../../kernel/frameworks";

export const podNonRootGroups = control(
  {
    id: "pod-non-root-groups",
    title: "Containers must not run with the root group.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: nsaCisa("1.6"),
    contract:
      "Restricted: runAsGroup of the pod and of every container, fsGroup and supplementalGroups of the pod. Allowed: any " +
      "group but 0. Absent is allowed: the image decides. Unknown is not evaluated.",
    rationale:
      "Many files of an image, and of volumes, may be read or written by the group 0, which is root's.",
    remediation: "Set runAsGroup, fsGroup and supplementalGroups to groups of the program's own.",
    references: ["https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => [
    notRoot(pod.securityContext.at("runAsGroup")),
    notRoot(pod.securityContext.at("fsGroup")),
    ...eachEntry(pod.securityContext.at("supplementalGroups"), (group) => notRoot(group)),
    ...pod.eachContainer(({ field, name }) =>
      notRoot(field.at("securityContext", "runAsGroup"), name),
    ),
  ]),
);

const ANY_OTHER = 1;

function notRoot(group: Field, container?: string): Answer {
  return expectThat(group.number(), {
    holds: (id) => id !== 0,
    wanted: "any group but 0",
    absentMeans: ANY_OTHER,
    ...(container === undefined ? {} : { container }),
  });
}
