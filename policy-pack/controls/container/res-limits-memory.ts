import { control, onPods } from "../../kernel/control";
import { judgeLimits } from "../../kernel/container-resources";
import { nsaCisa } from "../../kernel/frameworks";

export const resLimitsMemory = control(
  {
    id: "res-limits-memory",
    title: "Containers must have a limit of memory.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["K6"],
    frameworks: nsaCisa("2.1"),
    contract:
      "Restricted: resources.limits.memory of every init and regular container. Allowed: a limit of the container or of " +
      "the whole pod, up to the parameter maximum where it is set. Absent is a violation, but not evaluated in a patch; " +
      "ephemeral containers, which have none, pass. Unknown is not evaluated.",
    rationale:
      "A leak or an attack in one container otherwise takes the memory of every pod on its node.",
    remediation: "Set resources.limits.memory, best to the same value as the request.",
    references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      maximum: { type: "string", description: "Highest limit, for example 8Gi. Default: none." },
    },
  },
  onPods((pod, { parameters }) => judgeLimits(pod, "memory", parameters["maximum"])),
);
