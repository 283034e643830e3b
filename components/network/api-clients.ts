import { invalidArgument } from "../invalid-argument";
import { isPrivateNetwork, requireCidr } from "./addresses";

/**
 * Checks the networks that may reach the private endpoint of the Kubernetes API. Clients come to it through the VPC, a
 * VPN or a peering, so that their addresses are private.
 */
export function requireApiClients(owner: string, cidrs: readonly string[] = []): readonly string[] {
  cidrs.forEach((text, index) => {
    const path = `apiClientCidrs[${index}]`;
    if (!isPrivateNetwork(requireCidr(owner, path, text))) {
      const wanted = "a private network (RFC 1918 or 100.64.0.0/10)";
      throw invalidArgument(owner, path, text, wanted);
    }
    if (cidrs.indexOf(text) !== index) {
      throw invalidArgument(owner, path, text, "a network that is not in the list already");
    }
  });
  return cidrs;
}
