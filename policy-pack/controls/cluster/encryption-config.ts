import { control, onStack } from "../../kernel/control";
import { documentsIn, holdersOf } from "../../kernel/control-plane-documents";
import { programsIn, startersOf } from "../../kernel/control-plane-programs";
import { judgeEncryption } from "../../kernel/encryption-providers";
import { given } from "../../kernel/flag-conditions";
import { judgeFlags, type FlagRow } from "../../kernel/flag-rows";
import { cisKubernetes } from "../../kernel/frameworks";
import { IN_USER_DATA, UNREAD_MACHINES } from "../../kernel/machine-files";

const CONFIGURATION = "EncryptionConfiguration";

const FLAGS: readonly FlagRow[] = [
  {
    flag: "encryption-provider-config",
    condition: given,
    clause: "1.2.27",
    why: "names the file without which Secrets stand in etcd in plain text",
  },
];

export const encryptionConfig = control(
  {
    id: "encryption-config",
    title: "A kube-apiserver that one runs must encrypt Secrets before they reach etcd.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["C5"],
    frameworks: cisKubernetes("1.2.27", "1.2.28"),
    contract: `Restricted: --encryption-provider-config of kube-apiserver in pods of kube-system and in kubeadm, and files of kind EncryptionConfiguration. ${IN_USER_DATA} Allowed: a file in which the first entry that covers each resource of the parameter resources writes with kms v2 or secretbox, or with aesgcm and more than one key; no entry may write with aescbc, aesgcm with one key or kms v1. Entries for other resources may write plain text. An absent flag, entry or provider is plain text. Unknown is not evaluated.`,
    rationale:
      "Who gets a disk, snapshot or backup of etcd reads every Secret in it. aescbc has no integrity and leaks by its padding, aesgcm breaks when one key writes too often, kms v1 is off by default.",
    remediation:
      "Write an EncryptionConfiguration with kms v2 or secretbox first and identity last, for secrets and better for configmaps as well, then rewrite all objects.",
    references: ["https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/"],
    componentSide: "SelfManagedControlPlane writes this file with KMS v2 or secretbox.",
    parameters: {
      resources: {
        type: "array",
        items: { type: "string" },
        default: ["secrets"],
        description:
          "Resources that must be encrypted, as the file names them: configmaps, or widgets.example.com. Default: secrets.",
      },
    },
  },
  onStack(
    (stack) => startersOf(stack, "kube-apiserver"),
    (subject, _stack, { targetVersion }) =>
      programsIn(subject, "kube-apiserver").flatMap((program) =>
        judgeFlags(FLAGS, program, targetVersion),
      ),
  ),
  onStack(
    (stack) => holdersOf(stack, CONFIGURATION),
    (subject, _stack, { parameters: { resources } }) =>
      documentsIn(subject, CONFIGURATION).flatMap((document) =>
        judgeEncryption(document, Array.isArray(resources) ? resources.map(String) : []),
      ),
  ),
  UNREAD_MACHINES,
);
