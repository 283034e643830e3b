import { invalidArgument } from "../invalid-argument";
import type { NetworkNeeds } from "../network/needs";

/** How the deployment reaches the Kubernetes API of a private cluster. */
export const KubernetesAccess = {
  /** It runs in a network that is connected to the VPC. */
  InNetwork: "in-network",
  /** Through a port forward of session manager over a node. */
  Tunnel: "tunnel",
  /** Not yet: everything inside the cluster waits for a later deployment. */
  Deferred: "deferred",
} as const;
export type KubernetesAccess = (typeof KubernetesAccess)[keyof typeof KubernetesAccess];

/** Returns the access, in-network unless it is given. Refuses a tunnel that no node would open. */
export function planKubernetesAccess(
  owner: string,
  request: { kubernetesAccess?: KubernetesAccess; sessionAccess?: boolean },
): KubernetesAccess {
  const { kubernetesAccess = KubernetesAccess.InNetwork, sessionAccess = false } = request;
  const known = Object.values(KubernetesAccess);
  if (!known.includes(kubernetesAccess)) {
    const wanted = `one of ${known.join(", ")}`;
    throw invalidArgument(owner, "kubernetesAccess", kubernetesAccess, wanted);
  }
  if (kubernetesAccess === KubernetesAccess.Tunnel && !sessionAccess) {
    const wanted = "true, because kubernetesAccess is tunnel";
    throw invalidArgument(owner, "sessionAccess", sessionAccess, wanted);
  }
  return kubernetesAccess;
}

/**
 * What session manager on the nodes needs of the network. Agents fall back to ec2messages where ssmmessages does not carry
 * their messages. Source: AWS Systems Manager user guide, "Reference: ec2messages, ssmmessages, and other API operations".
 */
export const SESSION_ACCESS_NEEDS: NetworkNeeds = {
  owner: "session-access",
  flows: [],
  endpoints: ["ssm", "ssmmessages", "ec2messages"],
};

/**
 * Lets nodes take sessions and nothing else: no parameters, no documents, no inventory, all of which the managed policy
 * AmazonSSMManagedInstanceCore has. The actions know no resources.
 * Source: AWS Systems Manager user guide, "Add Session Manager permissions to an existing IAM role".
 */
export function sessionAccessPolicy(): string {
  const Action = [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ];
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Sessions", Effect: "Allow", Action, Resource: "*" }],
  });
}
