import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";

export const podNoInteractive = control(
  {
    id: "pod-no-interactive",
    title: "Containers must not keep a terminal or standard input open.",
    severity: "low",
    level: "advisory",
    layer: "container",
    requirements: ["D5"],
    frameworks: attack("T1609"),
    contract:
      "Restricted: stdin and tty of every container. Allowed: false, and absent, which means false. Unknown is not evaluated.",
    rationale: "An open input lets whoever may attach type into the running program.",
    remediation: "Remove stdin and tty.",
    references: ["https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer(({ field, name }) =>
      ["stdin", "tty"].map((key) =>
        expectThat(field.at(key).boolean(), {
          holds: (open) => !open,
          wanted: "false",
          absentMeans: false,
          container: name,
        }),
      ),
    ),
  ),
);
