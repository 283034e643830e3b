/** What a client needs to reach a cluster. */
export interface ClusterAddress {
  readonly clusterName: string;
  readonly region: string;
  readonly endpoint: string;
  /** Base64. */
  readonly certificateAuthority: string;
  /** ARN of the IAM role to take on for each token. */
  readonly roleArn: string;
}

/**
 * A kubeconfig as JSON text. It holds no secret: clients get a token of 15 minutes from the AWS CLI. The role is named, so
 * that the identity does not hang on whatever profile happens to be active; the caller must be allowed to assume it.
 */
export function execKubeconfig(address: ClusterAddress): string {
  const { clusterName, region, endpoint, certificateAuthority, roleArn } = address;
  const token = ["eks", "get-token", "--cluster-name", clusterName, "--role-arn", roleArn];
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1",
    command: "aws",
    args: ["--region", region, "--output", "json", ...token],
    interactiveMode: "Never",
  };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": clusterName,
    clusters: [
      {
        name: clusterName,
        cluster: { server: endpoint, "certificate-authority-data": certificateAuthority },
      },
    ],
    contexts: [{ name: clusterName, context: { cluster: clusterName, user: clusterName } }],
    users: [{ name: clusterName, user: { exec } }],
  });
}
