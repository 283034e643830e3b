import { pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";

/** What holds data, or the only key to data, or a cluster with all that runs in it. */
const CRITICAL = [
  "aws:eks/cluster:Cluster",
  "aws:kms/key:Key",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws:backup/vault:Vault",
  "aws:efs/fileSystem:FileSystem",
  "aws:dynamodb/table:Table",
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:acmpca/certificateAuthority:CertificateAuthority",
];

export const protectCritical = control(
  {
    id: "protect-critical",
    title: "What must not be lost must be protected from deletion by Pulumi.",
    severity: "medium",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: the resource option protect of EKS clusters, KMS keys, S3 buckets, backup vaults, EFS file systems, " +
      "DynamoDB tables, RDS databases and private certificate authorities. Allowed: true, also where a parent gives it. " +
      "Absent means false. The option is never unknown in a preview, so that nothing is left out as not evaluated.",
    rationale:
      "A renamed resource or a lost line is a deletion for Pulumi, and one wrong yes to an update takes data, or the key to " +
      "it, away for good.",
    remediation:
      "Give the resource, or its component, the option protect: true; for a stack that may be destroyed, exempt it.",
    references: ["https://www.pulumi.com/docs/iac/concepts/resources/options/protect/"],
    componentSide:
      "The program hands the configuration key protect to HardenedCluster, whose resources inherit it; AuditArchive always " +
      "protects its bucket.",
  },
  onResources(CRITICAL, ({ options }) =>
    options.protect ? pass : violation("protect", "false", "true"),
  ),
);
