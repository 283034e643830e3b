import type { Priced } from "./line";
import { lengthOf, sum, type PricedStack } from "./stack";
import { USAGE } from "./usage";

const DAYS_OF_MONTH = USAGE.hours / 24;
/** Of what was taken in; the share that CloudWatch's page of prices reckons with in its examples. */
const STORED_SHARE = 0.15;

/** Clusters whose control plane writes logs. */
function loggingClusters(stack: PricedStack): number {
  return stack
    .of("aws:eks/cluster:Cluster")
    .filter(({ inputs }) => lengthOf(inputs["enabledClusterLogTypes"]) > 0).length;
}

/** Records of control plane, network and DNS, and what is made of them. */
export function logLines(stack: PricedStack): readonly Priced[] {
  const ingested = ingestion(stack);
  return [...ingested, ...storage(stack, ingested), ...alarms(stack), ...archive(stack)];
}

function ingestion(stack: PricedStack): readonly Priced[] {
  const flowLogs = stack
    .of("aws:ec2/flowLog:FlowLog")
    .filter(({ inputs }) => (inputs["logDestinationType"] ?? "cloud-watch-logs") !== "s3");
  const resolver = stack.of("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig");
  const gigabytes = (what: string, count: number, assumption: string): Priced => ({
    what,
    count,
    unit: "GB",
    price: "logIngestion",
    assumption,
  });
  return [
    gigabytes(
      "Control-plane logs",
      loggingClusters(stack) * USAGE.controlPlaneGigabytes,
      `Assumed: ${USAGE.controlPlaneGigabytes} GB a cluster and month.`,
    ),
    gigabytes(
      "VPC flow logs",
      flowLogs.length * stack.nodes * USAGE.flowLogGigabytes,
      `Assumed: ${USAGE.flowLogGigabytes} GB a node and month, ${stack.nodes} nodes.`,
    ),
    gigabytes(
      "DNS query logs",
      resolver.length * stack.nodes * USAGE.resolverLogGigabytes,
      `Assumed: ${USAGE.resolverLogGigabytes} GB a node and month, ${stack.nodes} nodes.`,
    ),
  ];
}

function storage(stack: PricedStack, ingested: readonly Priced[]): readonly Priced[] {
  const retentions = stack
    .of("aws:cloudwatch/logGroup:LogGroup")
    .map(({ inputs }) => inputs["retentionInDays"])
    .filter((days): days is number => typeof days === "number");
  const days = Math.max(0, ...retentions);
  const stored = sum(ingested.map(({ count }) => count)) * (days / DAYS_OF_MONTH) * STORED_SHARE;
  return [
    {
      what: "Stored logs",
      count: stored,
      unit: "GB",
      price: "logStorage",
      assumption:
        `What has gathered after ${days} days, the longest retention; assumed that ${STORED_SHARE * 100} % of what was ` +
        "taken in is left after compression. Less before.",
    },
  ];
}

function alarms(stack: PricedStack): readonly Priced[] {
  return [
    {
      what: "Metrics of the audit log",
      count: stack.of("aws:cloudwatch/logMetricFilter:LogMetricFilter").length,
      unit: "metric",
      price: "metric",
    },
    {
      what: "Alarms",
      count: stack.of("aws:cloudwatch/metricAlarm:MetricAlarm").length,
      unit: "alarm",
      price: "alarm",
    },
  ];
}

function archive(stack: PricedStack): readonly Priced[] {
  const streams = stack.of("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream").length;
  const days = stack
    .of("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")
    .map(({ inputs }) => retentionOf(inputs["rule"]));
  const stored = sum(days) * (USAGE.controlPlaneGigabytes / DAYS_OF_MONTH);
  return [
    {
      what: "Delivery to the archive",
      count: streams * USAGE.controlPlaneGigabytes,
      unit: "GB",
      price: "stream",
      assumption: `Assumed: ${USAGE.controlPlaneGigabytes} GB a stream and month.`,
    },
    {
      what: "Archive with object lock",
      count: stored,
      unit: "GB",
      price: "objectStorage",
      assumption:
        `What has gathered at the end of the retention of ${sum(days)} days; assumed: ` +
        `${USAGE.controlPlaneGigabytes} GB a month. Less before; lifecycle rules to colder storage are not counted.`,
    },
  ];
}

/** Days of `rule.defaultRetention`. */
function retentionOf(rule: unknown): number {
  const { defaultRetention } = (rule ?? {}) as { readonly defaultRetention?: unknown };
  const { days, years } = (defaultRetention ?? {}) as {
    readonly days?: unknown;
    readonly years?: unknown;
  };
  if (typeof days === "number") return days;
  return typeof years === "number" ? years * 365 : 0;
}
