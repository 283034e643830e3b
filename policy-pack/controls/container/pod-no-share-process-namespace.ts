import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { nsaCisa } from "../../kernel/frameworks";

export const podNoShareProcessNamespace = control(
  {
    id: "pod-no-share-process-namespace",
    title: "Containers of a pod must not share one process namespace.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: nsaCisa("1.3"),
    contract:
      "Restricted: shareProcessNamespace of the pod. Allowed: false, and absent, which means false. Unknown is not " +
      "evaluated.",
    rationale:
      "In a shared namespace one container reads the environment and the files of the others under /proc, and signals them.",
    remediation: "Remove shareProcessNamespace.",
    references: [
      "https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/",
    ],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    expectThat(pod.spec.at("shareProcessNamespace").boolean(), {
      holds: (shared) => !shared,
      wanted: "false",
      absentMeans: false,
    }),
  ),
);
