import { accountArn, requireClusterName, requireLocation, type AwsLocation } from "../aws-account";
import { addonIdentities, planAddons, type AddonRequest } from "./addon-plan";
import type { AddonIdentity, AddonPlace } from "./definition";

export interface AddonRoleRequest extends AwsLocation, AddonRequest {
  readonly clusterName: string;
}

/** A role as it will be made. */
export interface AddonRolePlan {
  readonly serviceAccount: string;
  /** End of the role's name and part of the resource names. */
  readonly suffix: string;
  readonly name: string;
  /** Trust policy as JSON text. */
  readonly assumeRolePolicy: string;
  readonly managedPolicyArns: readonly string[];
  /** Policy as JSON text. Absent: managed policies only. */
  readonly policy?: string;
}

/** Name of an add-on's role, known before it exists, so that key policies can name it as plain text. */
export function addonRoleName(clusterName: string, { roleSuffix }: AddonIdentity): string {
  return `${clusterName}-${roleSuffix}`;
}

/** ARNs of the roles that make volumes, for the policy of the volumes' key. */
export function volumeUserRoleArns(owner: string, request: AddonRoleRequest): readonly string[] {
  const location = requireLocation(owner, request);
  return addonIdentities(planAddons(owner, request).addons)
    .filter(({ serviceAccount }) => serviceAccount === "ebs-csi-controller-sa")
    .map((one) => addonRoleName(request.clusterName, one))
    .map((name) => accountArn(location, `role/${name}`));
}

export function planAddonRoles(owner: string, request: AddonRoleRequest): AddonRolePlan[] {
  const clusterName = requireClusterName(owner, "clusterName", request.clusterName);
  const place: AddonPlace = { ...requireLocation(owner, request), clusterName };
  return addonIdentities(planAddons(owner, request).addons).map((identity) => {
    const statements = identity.statements(place);
    return {
      serviceAccount: identity.serviceAccount,
      suffix: identity.roleSuffix,
      name: addonRoleName(clusterName, identity),
      assumeRolePolicy: podIdentityTrust(place, identity),
      managedPolicyArns: identity.managedPolicies.map(
        (path) => `arn:${place.partition}:iam::aws:policy/${path}`,
      ),
      ...(statements.length > 0 && { policy: document(statements) }),
    };
  });
}

/**
 * Control iam-pod-identity-trust. Only pods of this service account in this cluster get the role: EKS sets the request
 * tags itself, from the association, and they cannot be chosen by a caller.
 * Source: EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity" and "Grant Pods access to AWS
 * resources based on tags".
 */
export function podIdentityTrust(
  place: AddonPlace,
  identity: Pick<AddonIdentity, "namespace" | "serviceAccount">,
): string {
  const { partition, region, accountId, clusterName } = place;
  return document([
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:SourceAccount": accountId,
          "aws:RequestTag/eks-cluster-arn": `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`,
          "aws:RequestTag/kubernetes-namespace": identity.namespace,
          "aws:RequestTag/kubernetes-service-account": identity.serviceAccount,
        },
      },
    },
  ]);
}

function document(Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
