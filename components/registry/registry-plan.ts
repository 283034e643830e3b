import { requireLocation, requireRoleArn, type AwsLocation, type Partition } from "../aws-account";
import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import { lifecyclePolicy, repositoryPolicy } from "./registry-policies";

/** What a registry is planned from; the meaning of each value is the one of `ImageRegistryArgs`. */
export interface RegistryRequest extends AwsLocation {
  readonly repositories: string[];
  readonly pushRoleArns: string[];
  readonly pullAccountIds?: string[];
  readonly untaggedDays?: number;
  readonly keptImages?: number;
}

/** What is decided about a registry before anything is built. */
export interface RegistryPlan {
  readonly partition: Partition;
  readonly repositories: readonly string[];
  readonly policy: string;
  readonly lifecycle: string;
}

/** Source: ECR API reference, CreateRepository. */
const REPOSITORY = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
/** ECR keeps no more images in a repository unless the quota is raised; a quota of the account. */
const IMAGES_PER_REPOSITORY = 20_000;

export function planRegistry(owner: string, request: RegistryRequest): RegistryPlan {
  const { partition, accountId } = requireLocation(owner, request);
  const repositories = requireRepositories(owner, request.repositories);
  const pushRoleArns = requireList(owner, "pushRoleArns", request.pushRoleArns, "IAM role ARN");
  pushRoleArns.forEach((arn, index) => requireRoleArn(owner, `pushRoleArns[${index}]`, arn));
  const { pullAccountIds = [], untaggedDays = 14, keptImages = 500 } = request;
  pullAccountIds.forEach((id, index) =>
    requireMatch(
      owner,
      `pullAccountIds[${index}]`,
      id,
      /^\d{12}$/,
      "an AWS account id of 12 digits",
    ),
  );
  requireWholeNumber(owner, "untaggedDays", untaggedDays, 1, 365);
  requireWholeNumber(owner, "keptImages", keptImages, 10, IMAGES_PER_REPOSITORY);
  return {
    partition,
    repositories,
    policy: repositoryPolicy({ partition, accountId, pushRoleArns, pullAccountIds }),
    lifecycle: lifecyclePolicy(untaggedDays, keptImages),
  };
}

function requireRepositories(owner: string, names: string[]): readonly string[] {
  requireList(owner, "repositories", names, "repository name");
  names.forEach((name, index) => {
    const path = `repositories[${index}]`;
    const wanted =
      "a repository name of 2 to 256 lower-case letters and digits, with single separators . _ - /";
    requireMatch(owner, path, name, REPOSITORY, wanted);
    if (name.length < 2 || name.length > 256) throw invalidArgument(owner, path, name, wanted);
    const first = names.indexOf(name);
    if (first < index) {
      throw invalidArgument(
        owner,
        path,
        name,
        `a name that is not already at repositories[${first}]`,
      );
    }
  });
  return names;
}

/** Checks that there is a list with something in it. */
function requireList(owner: string, path: string, list: string[], item: string): string[] {
  if (!Array.isArray(list) || list.length === 0) {
    throw invalidArgument(owner, path, list, `a list with at least one ${item}`);
  }
  return list;
}
