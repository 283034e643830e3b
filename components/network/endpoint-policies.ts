import type { AwsLocation } from "../aws-account";
import { eksImageAccount, ENDPOINT_SERVICE_FACTS } from "./endpoint-services";
import type { EndpointService } from "./needs";

/** What endpoint policies are made from. */
export interface EndpointPolicyRequest extends Required<AwsLocation> {
  /** Further accounts whose ECR repositories nodes pull from. */
  readonly imageAccountIds: readonly string[];
  /** Buckets of the account that workloads use. */
  readonly bucketNames: readonly string[];
}

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/**
 * The policy of a service's endpoint as JSON text, or undefined where the service takes none. Every policy shuts out
 * principals of other accounts, so that stolen or foreign credentials carry nothing out through the endpoint; where the
 * resources behind it are known it shuts out those of other accounts too.
 *
 * Requests without a principal, such as `AssumeRoleWithWebIdentity`, do not pass: pods have Pod Identity instead.
 */
export function planEndpointPolicy(
  service: EndpointService,
  request: EndpointPolicyRequest,
): string | undefined {
  if (!ENDPOINT_SERVICE_FACTS[service].policy) return undefined;
  return document(statements(service, request));
}

function statements(service: EndpointService, request: EndpointPolicyRequest): Statement[] {
  const { accountId } = request;
  const own = { StringEquals: { "aws:PrincipalAccount": accountId } };
  switch (service) {
    case "s3":
      return s3Statements(request);
    case "ecr.api":
    case "ecr.dkr":
      return registryStatements(request);
    case "kms":
    case "secretsmanager":
    case "sqs":
    case "acm-pca":
      return [
        {
          Sid: "OwnPrincipalsOwnResources",
          Action: "*",
          Resource: "*",
          Condition: {
            StringEquals: { ...own.StringEquals, "aws:ResourceAccount": accountId },
          },
        },
      ];
    default:
      return [{ Sid: "OwnPrincipals", Action: "*", Resource: "*", Condition: own }];
  }
}

/** Source of the layer bucket: Amazon ECR user guide, "Minimum Amazon S3 bucket permissions for Amazon ECR". */
function s3Statements(request: EndpointPolicyRequest): Statement[] {
  const { accountId, partition, region, bucketNames } = request;
  const layers: Statement = {
    // ECR signs these requests itself, so they come with a principal of another account.
    Sid: "ImageLayers",
    Action: "s3:GetObject",
    Resource: `arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`,
  };
  if (bucketNames.length === 0) return [layers];
  const arns = bucketNames.map((name) => `arn:${partition}:s3:::${name}`);
  return [
    layers,
    {
      Sid: "OwnBuckets",
      Action: "s3:*",
      Resource: arns.flatMap((arn) => [arn, `${arn}/*`]),
      Condition: {
        StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId },
      },
    },
  ];
}

/** Source of the EKS account: Amazon EKS best practices guide, "Image security", endpoint policies for ECR. */
function registryStatements(request: EndpointPolicyRequest): Statement[] {
  const { accountId, partition, region, imageAccountIds } = request;
  const Condition = { StringEquals: { "aws:PrincipalAccount": accountId } };
  const repositories = (account: string): string =>
    `arn:${partition}:ecr:${region}:${account}:repository/*`;
  const accounts = [...new Set([eksImageAccount(region), ...imageAccountIds])];
  return [
    { Sid: "Token", Action: "ecr:GetAuthorizationToken", Resource: "*", Condition },
    { Sid: "OwnRepositories", Action: "ecr:*", Resource: repositories(accountId), Condition },
    { Sid: "ImagesOfEks", Action: PULL, Resource: accounts.map(repositories), Condition },
  ];
}

function document(all: readonly Statement[]): string {
  const Statement = all.map((one) => ({ Effect: "Allow", Principal: "*", ...one }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
