import { pass } from "../../kernel/answer";
import { AUDITED_REQUESTS, judgeAuditPolicy } from "../../kernel/audited-requests";
import { control, onStack } from "../../kernel/control";
import { documentsIn, holdersOf } from "../../kernel/control-plane-documents";
import { programsIn, startersOf } from "../../kernel/control-plane-programs";
import { given } from "../../kernel/flag-conditions";
import { judgeFlags, type FlagRow } from "../../kernel/flag-rows";
import { cisKubernetes } from "../../kernel/frameworks";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";

const POLICY = "Policy";

const FLAGS: readonly FlagRow[] = [
  {
    flag: "audit-policy-file",
    condition: given,
    clause: "3.2.1",
    why: "names the policy without which nothing is recorded",
  },
  {
    flag: "audit-log-path",
    condition: given,
    clause: "1.2.16",
    instead: { flag: "audit-webhook-config-file", since: "1.0" },
    why: "says where records go",
  },
];

export const auditPolicyPresent = control(
  {
    id: "audit-policy-present",
    title: "A kube-apiserver that one runs must record who did what, without secrets.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K12", "K14"],
    frameworks: cisKubernetes("1.2.16", "3.2.1", "3.2.2"),
    contract: `Restricted: --audit-policy-file, --audit-log-path and --audit-webhook-config-file of kube-apiserver in pods of kube-system and in kubeadm, and rules of audit policies (audit.k8s.io). ${IN_USER_DATA} Allowed: a policy file with a log path or a webhook; a policy whose first matching rule has, for a person and any namespace, at least the level Metadata for ${AUDITED_REQUESTS.map(({ what }) => what).join(", ")}, and no more than Metadata where bodies hold secrets. Absent flags and requests without a rule are not recorded. Unknown is not evaluated.`,
    rationale:
      "Without records nobody can tell afterwards what an intruder read or changed; with bodies of Secrets and tokens the log itself is what an intruder wants.",
    remediation:
      "Give the API server a policy whose rules for Secrets, ConfigMaps, serviceaccounts/token and tokenreviews have level Metadata, and whose last rule is level Metadata.",
    references: [
      "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
      "https://www.cisecurity.org/benchmark/kubernetes",
    ],
    componentSide: "SelfManagedControlPlane writes the policy and the flags.",
  },
  onStack(
    (stack) => startersOf(stack, "kube-apiserver"),
    (subject, _stack, { targetVersion }) =>
      programsIn(subject, "kube-apiserver").flatMap((program) =>
        judgeFlags(FLAGS, program, targetVersion, () => pass),
      ),
  ),
  onStack(
    (stack) => holdersOf(stack, POLICY),
    (subject) => documentsIn(subject, POLICY).flatMap(judgeAuditPolicy),
  ),
  UNREAD_MACHINES,
);
