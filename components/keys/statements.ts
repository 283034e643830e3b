/** What the policies of customer keys are written with: statements, and the actions that services need. */
export interface Statement {
  readonly Sid: string;
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** Everything needed to manage a key and nothing that encrypts or decrypts with it. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListResourceTags",
  "kms:ListRetirableGrants",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:UpdateAlias",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
];

/** Everything that encrypts and decrypts, without grants. */
export const USE: readonly string[] = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
];

/** The first statement of every key: who manages it. */
export function administration(roleArns: readonly string[]): Statement {
  return {
    Sid: "NamedAdministrators",
    Principal: { AWS: roleArns },
    Action: ADMINISTRATION,
  };
}

/**
 * Roles use a key through one service only, and may grant it on to AWS resources such as volumes.
 * `viaService` is the service's host name, such as ec2.eu-central-1.amazonaws.com.
 */
export function useThrough(
  sid: string,
  roleArns: string | readonly string[],
  viaService: string,
): Statement[] {
  const Principal = { AWS: roleArns };
  const StringEquals = { "kms:ViaService": viaService };
  return [
    { Sid: sid, Principal, Action: USE, Condition: { StringEquals } },
    {
      Sid: `${sid}Grants`,
      Principal,
      Action: ["kms:CreateGrant"],
      Condition: { StringEquals, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

/** A key policy as JSON text. */
export function keyPolicy(...statements: readonly Statement[]): string {
  // In a key policy the resource "*" means the key that carries the policy.
  const Statement = statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
