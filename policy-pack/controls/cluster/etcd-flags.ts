import { control, onStack } from "../../kernel/control";
import { programsIn, startersOf } from "../../kernel/control-plane-programs";
import { ETCD_FLAGS } from "../../kernel/etcd-flags";
import { clausesOf, describeRows, explainRows, judgeFlags } from "../../kernel/flag-rows";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";

export const etcdFlags = control(
  {
    id: "etcd-flags",
    title: "The etcd of a cluster must speak mutual TLS with clients and peers.",
    severity: "critical",
    level: "mandatory",
    layer: "cluster",
    requirements: ["C4", "K1"],
    frameworks: clausesOf(ETCD_FLAGS),
    contract: `Restricted: flags of etcd, and variables ETCD_* below them, in pods of kube-system (command and args, also behind a launcher or in a shell), and extraArgs of a local etcd in ClusterConfigurations of kubeadm above its own flags. ${IN_USER_DATA} Allowed: ${describeRows(ETCD_FLAGS)}; http:// on the loopback interface. Numbers are clauses of the CIS Kubernetes Benchmark 1.12.0. Absent flags have the default of etcd. Unknown words, variables of other objects and files of --config-file are not evaluated.`,
    rationale: `Who reads etcd reads every Secret, and who writes it is administrator. ${explainRows(ETCD_FLAGS)}`,
    remediation:
      "Set the flags that the finding lists, with certificates of roots that sign nothing else: ClusterPki has two for etcd.",
    references: [
      "https://www.cisecurity.org/benchmark/kubernetes",
      "https://etcd.io/docs/v3.6/op-guide/security/",
    ],
    componentSide: "SelfManagedControlPlane writes the static pod with these flags.",
  },
  onStack(
    (stack) => startersOf(stack, "etcd"),
    (subject, _stack, { targetVersion }) =>
      programsIn(subject, "etcd").flatMap((program) =>
        judgeFlags(ETCD_FLAGS, program, targetVersion),
      ),
  ),
  UNREAD_MACHINES,
);
