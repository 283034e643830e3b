import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { cisEks } from "../../kernel/frameworks";

export const eksSecretsEncryption = control(
  {
    id: "eks-secrets-encryption",
    title: "An EKS cluster must encrypt Kubernetes Secrets with a customer key.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C5"],
    frameworks: cisEks(["5.3.1"]),
    contract:
      'Restricted: aws.eks.Cluster encryptionConfig. Allowed: resources with "secrets" and provider.keyArn with the ' +
      "ARN of a customer key. Absent means no customer key, a violation. An unknown key ARN passes when it is an " +
      "output of a KMS key of the stack, and is not evaluated otherwise.",
    rationale:
      "With a key of one's own, reading etcd is not enough to read Secrets, each use of the key is logged, and access " +
      "can be revoked.",
    remediation:
      'Set encryptionConfig to { resources: ["secrets"], provider: { keyArn } } with the ARN of a KMS key that you ' +
      "own; it cannot be removed later.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html"],
    componentSide: "HardenedCluster makes a key for Secrets and gives it to its control plane.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) => {
    const encryption = inputs.at("encryptionConfig");
    if (encryption.absent) return violation(encryption, "absent", "a customer key for secrets");
    return [coversSecrets(encryption.at("resources")), usesCustomerKey(encryption)];
  }),
);

function coversSecrets(resources: Field): Answer {
  const reading = resources.list();
  const wanted = 'a list with "secrets"';
  if (reading.state === "absent") return violation(resources, "absent", wanted);
  if (reading.state === "unknown") return notEvaluated(resources, reading.why);
  const entries = reading.value.map((entry) => entry.string());
  if (entries.some((entry) => entry.state === "known" && entry.value === "secrets")) return pass;
  const gap = entries.find((entry) => entry.state === "unknown");
  if (gap?.state === "unknown") return notEvaluated(gap.field, gap.why);
  return violation(resources, "a list without it", wanted);
}

function usesCustomerKey(encryption: Field): Answer {
  return expectThat(encryption.at("provider", "keyArn").string(), {
    holds: isCustomerKey,
    wanted: "the ARN of a customer key",
    settledBy: KEY_TYPES,
  });
}
