import { control, onPods, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { gapInPatch } from "../../kernel/missing";
import { setInPodSpec } from "../../kernel/pod-remediation";

const declared = control(
  {
    id: "pod-service-links-off",
    title: "Pods must not get the addresses of all services as environment variables.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: [],
    contract:
      "Restricted: enableServiceLinks of the pod. Allowed: false. Absent means true; in a patch it is not evaluated. " +
      "Unknown is not evaluated.",
    rationale:
      "The variables tell an intruder every service of the namespace, and the address of the API server's beside them.",
    remediation: "Set enableServiceLinks to false, and find services by DNS.",
    references: ["https://docs.aws.amazon.com/eks/latest/best-practices/pod-security.html"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => {
    const at = pod.spec.at("enableServiceLinks");
    return expectThat(at.boolean(), {
      holds: (enabled) => !enabled,
      wanted: "false",
      absentMeans: true,
      ...gapInPatch(at, pod.patch),
    });
  }),
);

export const podServiceLinksOff = withRemediation(
  declared,
  setInPodSpec("enableServiceLinks", false),
);
