import { invalidArgument } from "../invalid-argument";
import { requireCidr } from "./addresses";
import { requirePortRange } from "./ports";

/** The declaration that something in the cluster is reached from outside, and how. */
export interface PublicLoadBalancer {
  /** Networks whose clients may connect; 0.0.0.0/0 for everybody. */
  readonly clientCidrs: string[];
  /** Ports that clients connect to, over TCP. Default 443 alone. */
  readonly listenerPorts?: number[];
  /** Ports of nodes or pods that the load balancer connects to, over TCP, health checks included. */
  readonly targetPorts: number[];
}

/** Checks the declaration and fills in its default. */
export function requirePublicLoadBalancer(
  owner: string,
  declared: PublicLoadBalancer,
): Required<PublicLoadBalancer> {
  const path = "publicLoadBalancer";
  const { clientCidrs, listenerPorts = [443], targetPorts } = declared;
  requireList(owner, `${path}.clientCidrs`, clientCidrs, "networks");
  clientCidrs.forEach((text, index) => {
    requireCidr(owner, `${path}.clientCidrs[${index}]`, text);
  });
  const ports = [["listenerPorts", listenerPorts] as const, ["targetPorts", targetPorts] as const];
  for (const [key, list] of ports) {
    requireList(owner, `${path}.${key}`, list, "ports");
    list.forEach((port, index) => {
      requirePortRange(owner, `${path}.${key}[${index}]`, port, port);
    });
  }
  return { clientCidrs, listenerPorts, targetPorts };
}

function requireList(owner: string, path: string, list: unknown[], of: string): void {
  if (!Array.isArray(list) || list.length === 0) {
    throw invalidArgument(owner, path, list, `a list of one or more ${of}`);
  }
}
