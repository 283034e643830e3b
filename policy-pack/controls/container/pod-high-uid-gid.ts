import type { Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";

export const podHighUidGid = control(
  {
    id: "pod-high-uid-gid",
    title: "User and group ids of containers must lie above those of the node's accounts.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: [],
    contract:
      "Restricted: securityContext.runAsUser and runAsGroup of the pod and of every container. Allowed: absent, or at " +
      "least the parameter minimum. Unknown is not evaluated.",
    rationale:
      "An id that also belongs to an account of the node has that account's rights over whatever the two share.",
    remediation: "Set runAsUser and runAsGroup to 10000 or more, as the image's own user.",
    references: ["https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      minimum: {
        type: "number",
        default: 10000,
        description: "Lowest id that is allowed. Default: 10000.",
      },
    },
  },
  onPods((pod, { parameters }) => {
    const minimum = Number(parameters["minimum"]);
    const judge = (securityContext: Field, container?: string): readonly Answer[] =>
      ["runAsUser", "runAsGroup"].map((name) => {
        const at = securityContext.at(name);
        return expectThat(at.number(), {
          holds: (id) => id >= minimum,
          wanted: `${String(minimum)} or more`,
          absentMeans: minimum,
          ...(container === undefined ? {} : { container }),
        });
      });
    return [
      ...judge(pod.securityContext),
      ...pod.eachContainer(({ field, name }) => judge(field.at("securityContext"), name)),
    ];
  }),
);
