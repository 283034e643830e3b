import {
  accountArn,
  dnsSuffix,
  requireAdministrators,
  requireClusterName,
  requireLocation,
  requireRoleArns,
  serviceHost,
} from "../aws-account";
import type { Administrators, AwsLocation } from "../aws-account";
import { clusterRoleNames } from "../cluster-roles";
import { administration, keyPolicy, USE, useThrough, type Statement } from "./statements";

/** What the key policies are made from; the meaning of each value is the one of `ClusterKeysArgs`. */
export interface KeyPolicyRequest extends AwsLocation, Administrators {
  readonly clusterName: string;
  readonly volumeUserRoleArns?: string[];
  readonly logGroupNames?: string[];
  readonly autoMode?: boolean;
  readonly fileSystem?: boolean;
}

/** Key policies as JSON text, one for each use, so that no service can use another's key. */
export interface KeyPolicies {
  readonly secrets: string;
  readonly logs: string;
  readonly volumes: string;
}

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
  const administer = administration(requireAdministrators(owner, request));
  const { deployerRoleArn, volumeUserRoleArns = [], logGroupNames = [] } = request;
  const { autoMode = false, fileSystem = false } = request;
  requireRoleArns(owner, "volumeUserRoleArns", volumeUserRoleArns);
  const controlPlaneRole = accountArn(
    location,
    `role/${clusterRoleNames(clusterName).controlPlane}`,
  );
  const users = autoMode ? [...volumeUserRoleArns, controlPlaneRole] : volumeUserRoleArns;
  return {
    secrets: keyPolicy(administer, ...secretsStatements(controlPlaneRole, deployerRoleArn)),
    logs: keyPolicy(
      administer,
      logsStatement(location, [controlPlaneLogGroup(clusterName), ...logGroupNames]),
    ),
    volumes: keyPolicy(
      administer,
      ...volumeStatements(location, users),
      ...(fileSystem ? [fileSystemStatement(location, deployerRoleArn)] : []),
    ),
  };
}

type Location = Required<AwsLocation>;

function secretsStatements(role: string, deployer: string): Statement[] {
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
function logsStatement(at: Location, groups: readonly string[]): Statement {
  const arns = groups.map(
    (group) => `arn:${at.partition}:logs:${at.region}:${at.accountId}:log-group:${group}`,
  );
  return {
    Sid: "ControlPlaneLogs",
    Principal: { Service: `logs.${at.region}.${dnsSuffix(at.partition)}` },
    Action: USE,
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arns } },
  };
}

/**
 * Source: EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes". `users` are roles that
 * make volumes of their own, which EC2 encrypts in their name: the EBS CSI driver, and the control plane in Auto Mode.
 */
function volumeStatements(at: Location, users: readonly string[]): Statement[] {
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
    ...(users.length === 0 ? [] : useThrough("VolumeUsers", users, serviceHost("ec2", at))),
  ];
}

/**
 * EFS takes out its grant in the name of whoever makes the file system, and works with it from then on.
 * Source: Amazon EFS user guide, "Using AWS KMS keys for Amazon EFS".
 */
function fileSystemStatement(at: Location, deployer: string): Statement {
  return {
    Sid: "FileSystemCreation",
    Principal: { AWS: deployer },
    Action: [
      "kms:CreateGrant",
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:GenerateDataKeyWithoutPlaintext",
    ],
    Condition: { StringEquals: { "kms:ViaService": serviceHost("elasticfilesystem", at) } },
  };
}
