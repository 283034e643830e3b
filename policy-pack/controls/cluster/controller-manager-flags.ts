import { control, onStack } from "../../kernel/control";
import { programsIn, startersOf } from "../../kernel/control-plane-programs";
import { CONTROLLER_MANAGER_FLAGS } from "../../kernel/controller-manager-flags";
import { clausesOf, describeRows, explainRows, judgeFlags } from "../../kernel/flag-rows";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";

export const controllerManagerFlags = control(
  {
    id: "controller-manager-flags",
    title: "A kube-controller-manager that one runs must start with hardened flags.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K1", "K4"],
    frameworks: clausesOf(CONTROLLER_MANAGER_FLAGS),
    contract: `Restricted: flags of kube-controller-manager in pods of kube-system (command and args, also behind a launcher or in a shell), and extraArgs of ClusterConfigurations of kubeadm above its own flags. ${IN_USER_DATA} Allowed: ${describeRows(CONTROLLER_MANAGER_FLAGS)}. Numbers are clauses of the CIS Kubernetes Benchmark 1.12.0. Absent flags have the default of the program. Unknown words are not evaluated.`,
    rationale: explainRows(CONTROLLER_MANAGER_FLAGS),
    remediation:
      "Set the flags that the finding lists in the static pod, or in extraArgs of kubeadm; SelfManagedControlPlane writes all of them.",
    references: [
      "https://www.cisecurity.org/benchmark/kubernetes",
      "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
    ],
    componentSide: "SelfManagedControlPlane writes the static pod with these flags.",
  },
  onStack(
    (stack) => startersOf(stack, "kube-controller-manager"),
    (subject, _stack, { targetVersion }) =>
      programsIn(subject, "kube-controller-manager").flatMap((program) =>
        judgeFlags(CONTROLLER_MANAGER_FLAGS, program, targetVersion),
      ),
  ),
  UNREAD_MACHINES,
);
