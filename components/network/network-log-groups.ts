import { requireClusterName } from "../aws-account";

/** Names of the log groups of a cluster's network, known before they exist, so that key policies can name them. */
export function networkLogGroups(clusterName: string): {
  flowLogs: string;
  resolverQueries: string;
} {
  const name = requireClusterName("networkLogGroups", "clusterName", clusterName);
  return {
    flowLogs: `/aws/vpc/${name}/flow-logs`,
    // Groups under this prefix do not fill up the account's resource policies for log delivery.
    resolverQueries: `/aws/vendedlogs/route53/${name}/resolver-queries`,
  };
}

/** Name of the role that delivers flow logs. */
export function flowLogRoleName(clusterName: string): string {
  return `${clusterName}-flow-logs`;
}
