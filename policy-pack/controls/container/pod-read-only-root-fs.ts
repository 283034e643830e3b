import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { nsaCisa } from "../../kernel/frameworks";
import { gapInPatch } from "../../kernel/missing";
import { exceptWindows } from "../../kernel/pod-exceptions";

export const podReadOnlyRootFs = control(
  {
    id: "pod-read-only-root-fs",
    title: "Containers must not write to their root file system.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: nsaCisa("1.1"),
    contract:
      "Restricted: securityContext.readOnlyRootFilesystem of every init, regular and ephemeral container. Allowed: true. " +
      "Absent means false; in a patch it is not evaluated. Windows pods, which have no such field, pass. Unknown is not " +
      "evaluated.",
    rationale: "An intruder who cannot write cannot bring tools, change the program or stay.",
    remediation:
      "Set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir where the program writes.",
    references: ["https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    exceptWindows(
      pod,
      0,
      0,
      pod.eachContainer(({ field, name }) => {
        const at = field.at("securityContext", "readOnlyRootFilesystem");
        return expectThat(at.boolean(), {
          holds: (readOnly) => readOnly,
          wanted: "true",
          absentMeans: false,
          container: name,
          ...gapInPatch(at, pod.patch, name),
        });
      }),
    ),
  ),
);
