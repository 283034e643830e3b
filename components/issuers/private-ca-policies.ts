import { podIdentityTrust } from "../addons/addon-role-plan";
import { requireClusterName, requireLocation, type AwsLocation } from "../aws-account";
import type { NetworkNeeds } from "../network/needs";

/** Where the AWS Private CA issuer for cert-manager runs, by its chart and by its EKS add-on. */
export const PRIVATE_CA_IDENTITY = {
  namespace: "aws-privateca-issuer",
  serviceAccount: "aws-privateca-issuer",
};

export const PRIVATE_CA_NEEDS: NetworkNeeds = {
  owner: "private-ca",
  flows: [],
  endpoints: ["acm-pca"],
};

export interface PrivateCaRequest extends AwsLocation {
  readonly clusterName: string;
}

/** The role of the issuer's pods: its documents as JSON text, known before anything exists. */
export interface PrivateCaRolePlan {
  readonly roleName: string;
  readonly trust: string;
  readonly policy: string;
}

/**
 * Plans the role: it asks the account's CAs of this region for certificates by templates for leaves, so that no holder of
 * it can make itself a CA. AWSPrivateCAConnectorForKubernetesPolicy, the managed one, admits every template and every CA.
 * Source: AWS Private CA user guide, "Understanding certificate templates"; Service Authorization Reference, condition
 * key acm-pca:TemplateArn.
 */
export function planPrivateCaRole(owner: string, request: PrivateCaRequest): PrivateCaRolePlan {
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  const location = requireLocation(owner, request);
  const { partition, region, accountId } = location;
  const authorities = `arn:${partition}:acm-pca:${region}:${accountId}:certificate-authority/*`;
  const template = (name: string) => `arn:${partition}:acm-pca:::template/${name}`;
  const Statement = [
    {
      Sid: "ReadCertificates",
      Effect: "Allow",
      Action: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"],
      Resource: authorities,
    },
    {
      Sid: "IssueLeaves",
      Effect: "Allow",
      Action: ["acm-pca:IssueCertificate"],
      Resource: authorities,
      Condition: {
        StringLike: {
          "acm-pca:TemplateArn": [template("EndEntity*"), template("BlankEndEntity*")],
        },
      },
    },
  ];
  return {
    roleName: `${clusterName}-private-ca`,
    trust: podIdentityTrust({ ...location, clusterName }, PRIVATE_CA_IDENTITY),
    policy: JSON.stringify({ Version: "2012-10-17", Statement }),
  };
}
