import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { BUCKET_POLICIES, BUCKETS, bucketsOf, settingsOf } from "../../kernel/buckets";
import { control, onResources, onStack } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { judgeDocument } from "../../kernel/iam-document";
import type { Statement } from "../../kernel/iam-statement";
import { both, either, truthOf, type Truth } from "../../kernel/truth";

const WANTED = "a denial of s3:* to everybody where aws:SecureTransport is false";

export const s3TlsOnly = control(
  {
    id: "s3-tls-only",
    title: "Buckets must refuse requests without TLS.",
    severity: "medium",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K12"],
    frameworks: [],
    contract:
      "Restricted: aws.s3.BucketPolicy, policy of aws.s3.Bucket and aws.s3.BucketV2, and each bucket of the stack, which must have one of them. Allowed: policies with a statement that denies s3:* (or *) to the principal * on the bucket and its objects, with the one condition that aws:SecureTransport is false. Absent is a violation. Unknown documents, and buckets whose policy cannot be told, are not evaluated.",
    rationale:
      "S3 still answers over HTTP, where everybody on the way reads and changes what passes.",
    remediation:
      'Add a statement with Effect Deny, Principal "*", Action "s3:*" and Condition { Bool: { "aws:SecureTransport": "false" } }.',
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    ],
    componentSide: "AuditArchive denies access without TLS to its bucket.",
  },
  onResources([...BUCKET_POLICIES, ...BUCKETS], ({ inputs }) => judgePolicy(inputs.at("policy"))),
  onStack(bucketsOf, (bucket, stack) => {
    if (!bucket.inputs.at("policy").absent) return pass;
    const { own, open } = settingsOf(bucket, BUCKET_POLICIES, stack);
    if (own.length > 0) return pass;
    const [other] = open;
    if (other === undefined) return violation(bucket.inputs, "no policy", WANTED);
    return notEvaluated(bucket.inputs, `nothing tells which bucket ${other.name} is of`);
  }),
);

function judgePolicy(document: Field): readonly Answer[] {
  return judgeDocument(document, (statements) => {
    const answer = either(...statements.map(deniesPlainHttp));
    if (answer === "yes") return [];
    if (answer === "no") return [violation(document, "a policy without it", WANTED)];
    return [notEvaluated(document, "a part of it is not known during a preview")];
  });
}

function deniesPlainHttp(statement: Statement): Truth {
  return both(
    statement.denies,
    statement.somePrincipal("AWS", (principal) => principal === "*"),
    statement.someAction((action) => action === "s3:*" || action === "*"),
    statement.someResource((resource) => resource.endsWith("*")),
    statement.someResource((resource) => resource === "*" || !resource.includes("/")),
    isPlainHttp(statement),
  );
}

function isPlainHttp({ conditions }: Statement): Truth {
  if (conditions === undefined) return "maybe";
  const [first] = conditions;
  if (first === undefined || conditions.length > 1) return "no";
  if (!/^Bool(?:IfExists)?$/.test(first.operator)) return "no";
  if (first.key !== "aws:securetransport") return "no";
  return either(
    ...first.values.map((value) =>
      value.state === "known" ? truthOf(value.value.toLowerCase() === "false") : "maybe",
    ),
  );
}
