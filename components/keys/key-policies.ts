import {
  dnsSuffix,
  requireAdministrators,
  requireClusterName,
  requireLocation,
} from "../aws-account";
import type { Administrators, AwsLocation, Partition } from "../aws-account";
import { clusterRoleNames } from "../cluster-roles";

/** What the key policies are made from; the meaning of each value is the one of `ClusterKeysArgs`. */
export interface KeyPolicyRequest extends AwsLocation, Administrators {
  readonly clusterName: string;
}

/** Key policies as JSON text, one for each use, so that no service can use another's key. */
export interface KeyPolicies {
  readonly secrets: string;
  readonly logs: string;
  readonly volumes: string;
}

interface Statement {
  readonly Sid: string;
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
const USE = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
];

/** Name of the log group that EKS writes control-plane logs to; EKS fixes it. */
export function controlPlaneLogGroup(clusterName: string): string {
  return `/aws/eks/${clusterName}/cluster`;
}

/**
 * Plans the policies from plain values only: one unknown would hide a whole document from every check. There is no
 * statement for the account's root, which would hand the keys to anyone with IAM permissions in the account.
 */
export function planKeyPolicies(owner: string, request: KeyPolicyRequest): KeyPolicies {
  const location = requireLocation(owner, request);
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  const administer: Statement = {
    Sid: "NamedAdministrators",
    Principal: { AWS: requireAdministrators(owner, request) },
    Action: ADMINISTRATION,
  };
  const { deployerRoleArn } = request;
  return {
    secrets: policy(administer, ...secretsStatements(location, clusterName, deployerRoleArn)),
    logs: policy(administer, logsStatement(location, clusterName)),
    volumes: policy(administer, ...volumeStatements(location)),
  };
}

type Location = Required<AwsLocation>;

function secretsStatements(at: Location, clusterName: string, deployer: string): Statement[] {
  const role = accountArn(at, `role/${clusterRoleNames(clusterName).controlPlane}`);
  return [
    {
      Sid: "ControlPlane",
      Principal: { AWS: role },
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
    },
    // EKS takes out its grant in the name of whoever creates the cluster.
    {
      Sid: "ClusterCreation",
      Principal: { AWS: deployer },
      Action: ["kms:CreateGrant", "kms:DescribeKey"],
    },
  ];
}

/** Source: CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS". */
function logsStatement(at: Location, clusterName: string): Statement {
  const group = controlPlaneLogGroup(clusterName);
  const arn = `arn:${at.partition}:logs:${at.region}:${at.accountId}:log-group:${group}`;
  return {
    Sid: "ControlPlaneLogs",
    Principal: { Service: `logs.${at.region}.${dnsSuffix(at.partition)}` },
    Action: USE,
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arn } },
  };
}

/** Source: EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes". */
function volumeStatements(at: Location): Statement[] {
  const role = "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
  const Principal = { AWS: accountArn(at, `role/${role}`) };
  return [
    { Sid: "NodeVolumes", Principal, Action: USE },
    {
      Sid: "NodeVolumeGrants",
      Principal,
      Action: ["kms:CreateGrant"],
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function accountArn(at: { partition: Partition; accountId: string }, resource: string): string {
  return `arn:${at.partition}:iam::${at.accountId}:${resource}`;
}

function policy(...statements: readonly Statement[]): string {
  // In a key policy the resource "*" means the key that carries the policy.
  const Statement = statements.map((one) => ({ Effect: "Allow", Resource: "*", ...one }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
