/** Whether a log group holds the logs of a control plane (EKS user guide, "Send control plane logs to CloudWatch Logs"). */
export function isControlPlaneLog(name: string): boolean {
  return /^\/aws\/eks\/[^/]+\/cluster$/.test(name);
}

export function controlPlaneLog(cluster: string): string {
  return `/aws/eks/${cluster}/cluster`;
}
