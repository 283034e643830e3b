import { pass } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { documentsIn, documentsOfKind, holdersOf } from "../../kernel/control-plane-documents";
import { programsIn, startersOf } from "../../kernel/control-plane-programs";
import { expectThat } from "../../kernel/expect";
import {
  clausesOf,
  describeRows,
  elsewhere,
  explainRows,
  judgeFlags,
} from "../../kernel/flag-rows";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";
import { SCHEDULER_FLAGS } from "../../kernel/scheduler-flags";

const CONFIGURATION = "KubeSchedulerConfiguration";

export const schedulerFlags = control(
  {
    id: "scheduler-flags",
    title: "A kube-scheduler that one runs must start with hardened flags.",
    severity: "medium",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K1"],
    frameworks: clausesOf(SCHEDULER_FLAGS),
    contract: `Restricted: flags of kube-scheduler in pods of kube-system (command and args, also behind a launcher or in a shell), extraArgs of ClusterConfigurations of kubeadm above its own flags, and enableProfiling of files of kind ${CONFIGURATION}. ${IN_USER_DATA} Allowed: ${describeRows(SCHEDULER_FLAGS)}. Numbers are clauses of the CIS Kubernetes Benchmark 1.12.0. With --config the file decides about profiling; one that is not in the stack is not evaluated. Absent flags have the default of the program. Unknown words are not evaluated.`,
    rationale: explainRows(SCHEDULER_FLAGS),
    remediation:
      "Set the flags that the finding lists in the static pod, or in extraArgs of kubeadm; with --config set enableProfiling: false in the file.",
    references: [
      "https://www.cisecurity.org/benchmark/kubernetes",
      "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/",
    ],
    componentSide: "SelfManagedControlPlane writes the static pod with these flags.",
  },
  onStack(
    (stack) => startersOf(stack, "kube-scheduler"),
    (subject, stack, { targetVersion }) =>
      programsIn(subject, "kube-scheduler").flatMap((program) =>
        judgeFlags(SCHEDULER_FLAGS, program, targetVersion, (flag) =>
          documentsOfKind(stack, CONFIGURATION).length > 0 ? pass : elsewhere(flag, program),
        ),
      ),
  ),
  onStack(
    (stack) => holdersOf(stack, CONFIGURATION),
    (subject) =>
      documentsIn(subject, CONFIGURATION).map((document) =>
        expectThat(document.at("enableProfiling").boolean(), {
          holds: (value) => !value,
          wanted: "false (CIS 1.4.1)",
          absentMeans: true,
        }),
      ),
  ),
  UNREAD_MACHINES,
);
