/** What a preview cannot know about a month, assumed; each line of the cost says which of these it uses. */
export const USAGE = {
  hours: 730,
  /** Control-plane logs of a cluster that few people use; the audit log is most of it. */
  controlPlaneGigabytes: 20,
  /** Of each node. */
  flowLogGigabytes: 5,
  /** Of each node. */
  resolverLogGigabytes: 1,
  /** Through all endpoints together, of each node. */
  endpointGigabytes: 10,
  /** Detailed monitoring of EC2 tells this many metrics of an instance. */
  metricsOfInstance: 7,
  backupGigabytes: 100,
  /** Of each node. */
  dnsQueriesMillions: 2,
  configurationItems: 1000,
} as const;

const SIZES: Readonly<Record<string, number>> = {
  nano: 2,
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
};

/**
 * vCPUs of an EC2 instance type by the size in its name, as in current general families: large 2, xlarge 4, Nxlarge 4 N. Nothing
 * for names without a size that tells.
 */
export function vcpusOf(instanceType: string): number | undefined {
  const size = instanceType.split(".")[1] ?? "";
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  if (multiple !== undefined) return Number(multiple) * 4;
  return Object.hasOwn(SIZES, size) ? SIZES[size] : undefined;
}
