import { violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { documentsIn, documentsOfKind, holdersOf } from "../../kernel/control-plane-documents";
import { describeRows, clausesOf, judgeFlags } from "../../kernel/flag-rows";
import { kubeletFlags } from "../../kernel/kubeadm-flags";
import { KUBELET_FLAGS, KUBELET_SETTINGS } from "../../kernel/kubelet-settings";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

const CONFIGURATION = "KubeletConfiguration";
const KUBEADM = "ClusterConfiguration";
const NODES = ["InitConfiguration", "JoinConfiguration"];
const SETTINGS = KUBELET_SETTINGS.map(
  ({ path, clause, wanted }) => `${path} ${wanted} (${clause})`,
);
const CLAUSES = KUBELET_SETTINGS.flatMap(({ clause }) => clause.split(", ")).map((clause) => ({
  clause,
}));

export const kubeletConfig = control(
  {
    id: "kubelet-config",
    title: "Kubelets of nodes that one runs must start with a hardened configuration.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K1", "C8"],
    frameworks: clausesOf([...CLAUSES, ...KUBELET_FLAGS]),
    contract: `Restricted: files of kind ${CONFIGURATION}, kubeletExtraArgs of kubeadm, and ${KUBEADM} of kubeadm in a stack without any ${CONFIGURATION}. ${IN_USER_DATA} Allowed: ${SETTINGS.join("; ")}. Allowed flags, where given: ${describeRows(KUBELET_FLAGS)}. Numbers are clauses of the CIS Kubernetes Benchmark 1.12.0; the rate of events (4.2.8) is left to its default. Absent settings have the default of the kubelet, or of kubeadm where a configuration of kubeadm is in the stack. Unknown is not evaluated.`,
    rationale: KUBELET_SETTINGS.map(({ path, why }) => `${path} ${why}.`).join(" "),
    remediation: `Write the settings that the finding lists into the ${CONFIGURATION}; kubeadm takes it as a further document of its file.`,
    references: [
      "https://www.cisecurity.org/benchmark/kubernetes",
      "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
    ],
    componentSide: "SelfManagedControlPlane writes this file for each machine.",
  },
  onStack(
    (stack) => holdersOf(stack, CONFIGURATION),
    (subject, stack) => {
      const byKubeadm = documentsOfKind(stack, KUBEADM).length > 0;
      return documentsIn(subject, CONFIGURATION).flatMap((file) =>
        KUBELET_SETTINGS.map(({ judge }) => judge(file, byKubeadm)),
      );
    },
  ),
  onStack(
    (stack) => holdersOf(stack, ...NODES),
    (subject, _stack, { targetVersion }) =>
      NODES.flatMap((kind) => documentsIn(subject, kind)).flatMap((file) =>
        judgeFlags(KUBELET_FLAGS, kubeletFlags(file), targetVersion),
      ),
  ),
  onStack(withoutKubelet, (subject) =>
    documentsIn(subject, KUBEADM).flatMap((file) =>
      KUBELET_SETTINGS.flatMap((setting): readonly Answer[] => {
        const answer = setting.judge(file.at("kubelet"), true);
        if (answer.status !== "violation") return [];
        const { path, wanted, clause } = setting;
        return [violation("", `no ${CONFIGURATION} with ${path}`, `${wanted} (CIS ${clause})`)];
      }),
    ),
  ),
  UNREAD_MACHINES,
);

/** Configurations of kubeadm beside which nothing says how kubelets start: kubeadm's defaults do. */
function withoutKubelet(stack: StackIndex): readonly Subject[] {
  if (documentsOfKind(stack, CONFIGURATION).length > 0) return [];
  return holdersOf(stack, KUBEADM).filter(({ kubernetes }) => kubernetes?.kind === KUBEADM);
}
