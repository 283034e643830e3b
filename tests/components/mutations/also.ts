/**
 * Controls that object to a flip besides the one of the row, with the reason why they must. The key is control, type and
 * path of the row.
 */
export const ALSO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "eks-endpoint-public aws:eks/cluster:Cluster vpcConfig.endpointPublicAccess": {
    "eks-public-cidrs": "a public endpoint without ranges is open to the internet",
  },
  "eks-no-creator-admin aws:eks/cluster:Cluster accessConfig.bootstrapClusterCreatorAdminPermissions":
    { "eks-cluster-admins": "the creator is a third administrator" },
  "ng-imdsv2 aws:ec2/launchTemplate:LaunchTemplate metadataOptions": {
    "ng-imds-hop-limit": "without options the image decides, with two hops",
  },
  "ns-default-deny-egress kubernetes:networking.k8s.io/v1:NetworkPolicy spec.podSelector": {
    "np-dangling": "no pod has the labels that the policy selects then",
  },
  "ns-psa-enforce kubernetes:core/v1:Namespace metadata.labels": {
    "ns-psa-audit-warn": "the labels of the three modes stand in one map and go together",
  },
  "pki-ca-constraints tls:index/selfSignedCert:SelfSignedCert isCaCertificate": {
    "pki-validity": "what is no authority may not live as long as one",
  },
  "s3-object-lock aws:s3/bucket:Bucket objectLockEnabled": {
    "s3-logging": "what is no archive has to log its requests",
  },
};
