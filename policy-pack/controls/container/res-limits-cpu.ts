import { control, onPods } from "../../kernel/control";
import { judgeLimits } from "../../kernel/container-resources";
import { nsaCisa } from "../../kernel/frameworks";

export const resLimitsCpu = control(
  {
    id: "res-limits-cpu",
    title: "Containers must have a limit of CPU.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["K6"],
    frameworks: nsaCisa("2.1"),
    contract:
      "Restricted: resources.limits.cpu of every init and regular container. Allowed: a limit of the container or of the " +
      "whole pod, up to the parameter maximum where it is set. Absent is a violation, but not evaluated in a patch; " +
      "ephemeral containers, which have none, pass. Unknown is not evaluated.",
    rationale: "A container without one may take every core that is idle, a miner's first wish.",
    remediation: "Set resources.limits.cpu well above the request.",
    references: ["https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      maximum: {
        type: "string",
        description: "Highest limit, for example 4 or 500m. Default: none.",
      },
    },
  },
  onPods((pod, { parameters }) => judgeLimits(pod, "cpu", parameters["maximum"])),
);
