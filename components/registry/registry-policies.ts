import type { Partition } from "../aws-account";

/** Everything that puts an image into a repository, or takes one out. */
const PUSH = [
  "ecr:BatchDeleteImage",
  "ecr:CompleteLayerUpload",
  "ecr:InitiateLayerUpload",
  "ecr:PutImage",
  "ecr:UploadLayerPart",
];
const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** Who may reach a repository. Plain values, so that the policy is complete on the first preview. */
export interface RepositoryAccess {
  readonly partition: Partition;
  readonly accountId: string;
  /** The only roles that may push and delete. Nothing: pushing is left to identity policies. */
  readonly pushRoleArns?: readonly string[];
  /** Further accounts that may pull. */
  readonly pullAccountIds: readonly string[];
}

/**
 * Policy of a repository. In the repository's own account identity policies grant access, so the policy takes away: from
 * every principal of any other account, and pushing from every role but the named ones. AWS services that act in their
 * own name (Inspector's scans) are left out.
 */
export function repositoryPolicy(access: RepositoryAccess): string {
  const { partition, accountId, pushRoleArns, pullAccountIds } = access;
  const notAService = { Bool: { "aws:PrincipalIsAWSService": "false" } };
  const statements: object[] = [
    {
      Sid: "OtherAccountsKeepOut",
      Effect: "Deny",
      Principal: "*",
      Action: "ecr:*",
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": [accountId, ...pullAccountIds] },
        ...notAService,
      },
    },
  ];
  if (pushRoleArns !== undefined) {
    statements.push({
      Sid: "OnlyNamedRolesPush",
      Effect: "Deny",
      Principal: "*",
      Action: PUSH,
      Condition: { ArnNotEquals: { "aws:PrincipalArn": pushRoleArns }, ...notAService },
    });
  }
  if (pullAccountIds.length > 0) {
    statements.push({
      Sid: "NamedAccountsPull",
      Effect: "Allow",
      Principal: { AWS: pullAccountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
      Action: PULL,
    });
  }
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * Lifecycle of a repository: images without a tag go after some days, and of the tagged ones the newest stay.
 * ECR applies rules in order of priority, and the rule for any tag must be the last.
 * Source: ECR user guide, "Lifecycle policy properties in Amazon ECR".
 */
export function lifecyclePolicy(untaggedDays: number, keptImages: number): string {
  const rules = [
    {
      rulePriority: 1,
      description: `Images without a tag go after ${untaggedDays} days`,
      selection: {
        tagStatus: "untagged",
        countType: "sinceImagePushed",
        countUnit: "days",
        countNumber: untaggedDays,
      },
      action: { type: "expire" },
    },
    {
      rulePriority: 2,
      description: `The newest ${keptImages} images stay`,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keptImages },
      action: { type: "expire" },
    },
  ];
  return JSON.stringify({ rules });
}

/**
 * What ECR may do to make repositories for cached images: only below the given prefixes.
 * Source: ECR user guide, "Create a custom policy for repository creation templates".
 */
export function creationPolicy(
  at: { partition: Partition; region: string; accountId: string },
  prefixes: readonly string[],
): string {
  const repository = `arn:${at.partition}:ecr:${at.region}:${at.accountId}:repository`;
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "CreateCacheRepositories",
        Effect: "Allow",
        Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
        Resource: prefixes.map((prefix) => `${repository}/${prefix}/*`),
      },
    ],
  });
}
