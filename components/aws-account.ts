import { invalidArgument, requireMatch } from "./invalid-argument";

/** The AWS partitions that the components know. */
export const Partition = {
  /** Commercial regions. */
  Aws: "aws",
  /** Regions in China. */
  AwsChina: "aws-cn",
  /** GovCloud regions. */
  AwsGovCloud: "aws-us-gov",
} as const;
export type Partition = (typeof Partition)[keyof typeof Partition];

/** Where policies apply. Plain values, so that every policy document is complete on the first preview. */
export interface AwsLocation {
  readonly accountId: string;
  readonly region: string;
  readonly partition?: Partition;
}

/** Domain of service principals such as ec2.amazonaws.com. */
export function dnsSuffix(partition: Partition): string {
  return partition === Partition.AwsChina ? "amazonaws.com.cn" : "amazonaws.com";
}

/** Host name of a service in a region, as the condition key kms:ViaService has it. */
export function serviceHost(service: string, at: Required<AwsLocation>): string {
  return `${service}.${at.region}.${dnsSuffix(at.partition)}`;
}

/** ARN of an IAM resource of the account, for example of `role/deployer`. */
export function accountArn(at: Required<AwsLocation>, resource: string): string {
  return `arn:${at.partition}:iam::${at.accountId}:${resource}`;
}

/** Checks the location and fills in the partition: aws unless it is given. */
export function requireLocation(owner: string, location: AwsLocation): Required<AwsLocation> {
  const { accountId, region, partition = Partition.Aws } = location;
  requireMatch(owner, "accountId", accountId, /^\d{12}$/, "an AWS account id of 12 digits");
  requireMatch(
    owner,
    "region",
    region,
    /^[a-z]{2}(-[a-z]+)+-\d$/,
    "an AWS region such as eu-central-1",
  );
  const known = Object.values(Partition);
  if (!known.includes(partition)) {
    throw invalidArgument(owner, "partition", partition, `one of ${known.join(", ")}`);
  }
  return { accountId, region, partition };
}

const ROLE_ARN = /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Checks that `arn` names an IAM role: access and keys never go to users or whole accounts. */
export function requireRoleArn(owner: string, path: string, arn: string): string {
  const wanted = "the ARN of an IAM role such as arn:aws:iam::111122223333:role/deployer";
  return requireMatch(owner, path, arn, ROLE_ARN, wanted);
}

/** Checks that each of `arns` names an IAM role and that none is named twice. */
export function requireRoleArns(owner: string, path: string, arns: readonly string[]): void {
  arns.forEach((arn, index) => {
    requireRoleArn(owner, `${path}[${index}]`, arn);
    if (arns.indexOf(arn) < index) {
      throw invalidArgument(owner, `${path}[${index}]`, arn, "a role that is not named twice");
    }
  });
}

/** The named principals of a cluster. */
export interface Administrators {
  readonly deployerRoleArn: string;
  readonly administratorRoleArns?: string[];
}

/** Checks that every principal is a role and that none is named twice. */
export function requireAdministrators(owner: string, args: Administrators): string[] {
  const seen = [requireRoleArn(owner, "deployerRoleArn", args.deployerRoleArn)];
  (args.administratorRoleArns ?? []).forEach((arn, index) => {
    const path = `administratorRoleArns[${index}]`;
    requireRoleArn(owner, path, arn);
    if (seen.includes(arn)) {
      const wanted = "a role that is not named twice (the deployer has access already)";
      throw invalidArgument(owner, path, arn, wanted);
    }
    seen.push(arn);
  });
  return seen;
}

/** Somebody besides the deployment must get in when it is broken. */
export function requireAdministratorRole(owner: string, arns: readonly string[] | undefined): void {
  if (!Array.isArray(arns) || arns.length === 0) {
    const wanted = "the ARN of at least one IAM role that administers the cluster in emergencies";
    throw invalidArgument(owner, "administratorRoleArns", arns, wanted);
  }
}

/** Name limit: the longest role name derived from it must keep to IAM's 64 characters. */
export function requireClusterName(owner: string, path: string, name: string): string {
  const wanted = "a cluster name of 1 to 50 letters, digits and hyphens that starts with a letter";
  return requireMatch(owner, path, name, /^[A-Za-z][A-Za-z0-9-]{0,49}$/, wanted);
}
