import { KubernetesAccess } from "./nodes/session-access";

/** What a client needs to reach a cluster. */
export interface ClusterAddress {
  readonly clusterName: string;
  readonly region: string;
  readonly endpoint: string;
  /** Base64. */
  readonly certificateAuthority: string;
  /** ARN of the IAM role to take on for each token. */
  readonly roleArn: string;
  /** With `tunnel`, the client connects to the local end of a port forward. Default in-network. */
  readonly kubernetesAccess?: KubernetesAccess;
}

/** Local end of the port forward to the API server. */
export const TUNNEL_PORT = 8443;

/**
 * A kubeconfig as JSON text. It holds no secret: clients get a token of 15 minutes from the AWS CLI. The role is named, so
 * that the identity does not hang on whatever profile happens to be active; the caller must be allowed to assume it.
 */
export function execKubeconfig(address: ClusterAddress): string {
  const { clusterName, region, certificateAuthority, roleArn } = address;
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
        cluster: { ...server(address), "certificate-authority-data": certificateAuthority },
      },
    ],
    contexts: [{ name: clusterName, context: { cluster: clusterName, user: clusterName } }],
    users: [{ name: clusterName, user: { exec } }],
  });
}

/** Through a tunnel the certificate is still that of the real endpoint, so its name is checked and not that of the tunnel. */
function server({ endpoint, kubernetesAccess }: ClusterAddress): Record<string, string> {
  if (kubernetesAccess !== KubernetesAccess.Tunnel) return { server: endpoint };
  return {
    server: `https://127.0.0.1:${TUNNEL_PORT}`,
    "tls-server-name": hostOf(endpoint),
  };
}

/**
 * The command that forwards a local port to the API server through a node. It takes the AWS CLI with the session-manager
 * plugin. Source: AWS Systems Manager user guide, "Start a session (port forwarding to remote host)".
 */
export function tunnelCommand(address: { clusterName: string; region: string; endpoint: string }) {
  const { clusterName, region, endpoint } = address;
  const node =
    `aws ec2 describe-instances --region ${region} --query "Reservations[0].Instances[0].InstanceId" --output text ` +
    `--filters "Name=tag:eks:cluster-name,Values=${clusterName}" "Name=instance-state-name,Values=running"`;
  const parameters = `host=${hostOf(endpoint)},portNumber=443,localPortNumber=${TUNNEL_PORT}`;
  return (
    `aws ssm start-session --region ${region} --target "$(${node})" ` +
    `--document-name AWS-StartPortForwardingSessionToRemoteHost --parameters ${parameters}`
  );
}

/** What a person does next, by the way in which the deployment reaches the API. */
export function nextStep(kubernetesAccess: KubernetesAccess, tunnel: string): string {
  switch (kubernetesAccess) {
    case KubernetesAccess.InNetwork:
      return "Nothing: run deployments and kubectl in a network that is connected to the VPC.";
    case KubernetesAccess.Tunnel:
      return `Keep this command running during deployments and for kubectl: ${tunnel}`;
    case KubernetesAccess.Deferred:
      return (
        "The control plane and its nodes are there; nothing has been built inside the cluster. Set kubernetesAccess to " +
        "in-network or tunnel where the API can be reached, and deploy again: add-ons and namespaces come, and nothing " +
        "that exists changes."
      );
  }
}

function hostOf(endpoint: string): string {
  return endpoint.replace(/^https:\/\//, "");
}
