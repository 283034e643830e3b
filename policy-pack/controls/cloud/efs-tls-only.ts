import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources, onStack } from "../../kernel/control";
import { readStatements } from "../../kernel/iam-document";
import { refusesPlainTransport } from "../../kernel/secure-transport";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { either } from "../../kernel/truth";

const FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";
const POLICY = "aws:efs/fileSystemPolicy:FileSystemPolicy";
const WANTED = "a Deny of everything where aws:SecureTransport is false";

export const efsTlsOnly = control(
  {
    id: "efs-tls-only",
    title: "File systems must refuse mounts without TLS.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: policy of aws.efs.FileSystemPolicy, and each aws.efs.FileSystem of the stack. Wanted: a FileSystemPolicy " +
      "whose fileSystemId comes from the file system, with a statement that denies everybody to mount where " +
      "aws:SecureTransport is false, under no other condition. Absent is a violation. Unknown policies are not evaluated.",
    rationale:
      "NFS is clear text: without the policy any client in the subnets mounts and reads in clear.",
    remediation:
      "Add a FileSystemPolicy that denies everything where aws:SecureTransport is false.",
    references: [
      "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
      "https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html",
    ],
    componentSide: "The shared file system of HardenedCluster has such a policy.",
  },
  onResources([POLICY], judgePolicy),
  onStack((stack) => stack.ofType(FILE_SYSTEM), judgeFileSystem),
);

function judgePolicy({ inputs }: Subject): Answer {
  const document = inputs.at("policy");
  if (document.unknown !== undefined) return notEvaluated(document, document.unknown);
  const statements = readStatements(document);
  if (statements === undefined) return notEvaluated(document, "its statements are not known");
  const refuses = either(
    ...statements.map((one) => refusesPlainTransport(one, "elasticfilesystem:ClientMount")),
  );
  if (refuses === "yes") return pass;
  if (refuses === "no") return violation(document, "no statement that asks for TLS", WANTED);
  return notEvaluated(document, "a part of it is not known during a preview");
}

function judgeFileSystem({ urn, inputs }: Subject, stack: StackIndex): Answer {
  const policies = stack.ofType(POLICY);
  const sourcesOf = (policy: Subject) => stack.sourcesOf(policy.urn, "fileSystemId");
  if (policies.some((policy) => sourcesOf(policy).includes(urn))) return pass;
  const open = policies.find((policy) => sourcesOf(policy).length === 0);
  if (open === undefined) return violation(inputs, "no policy", WANTED);
  return notEvaluated(inputs, `nothing tells which file system ${open.name} is of`);
}
