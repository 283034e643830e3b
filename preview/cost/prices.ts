/** A list price in US dollars. */
export interface Price {
  readonly usd: number;
  /** YYYY-MM-DD on which it was compared with AWS's page, or with what others quote of it or of the price list; absent: not yet. */
  readonly checked?: string;
}

export interface PricedUnit {
  /** What the price is for. */
  readonly per: string;
  readonly source: string;
  /** By region. A region that is missing is told the price of us-east-1. */
  readonly prices: Readonly<Record<string, Price>>;
}

/** Date (YYYY-MM-DD) of the table. */
export const PRICES_AS_OF = "2026-11-21";

const CHECKED = "2026-11-21";
const checked = (usd: number): Price => ({ usd, checked: CHECKED });
const unchecked = (usd: number): Price => ({ usd });

const KMS = "https://aws.amazon.com/kms/pricing/";
const PRIVATELINK = "https://aws.amazon.com/privatelink/pricing/";
const CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/";
const PRIVATE_CA = "https://aws.amazon.com/private-ca/pricing/";

/**
 * Public on-demand list prices, without free tiers, discounts and taxes; the first tier where there are several. Only the two
 * regions that are written out were looked at.
 */
export const PRICES = {
  key: {
    per: "key and month",
    source: KMS,
    prices: { "us-east-1": checked(1), "eu-central-1": checked(1) },
  },
  endpointHour: {
    per: "interface endpoint, zone and hour",
    source: PRIVATELINK,
    prices: { "us-east-1": checked(0.01), "eu-central-1": checked(0.012) },
  },
  endpointGigabyte: {
    per: "GB through an interface endpoint",
    source: PRIVATELINK,
    prices: { "us-east-1": checked(0.01), "eu-central-1": checked(0.01) },
  },
  natHour: {
    per: "NAT gateway and hour",
    source: "https://aws.amazon.com/vpc/pricing/",
    prices: { "us-east-1": checked(0.045), "eu-central-1": checked(0.052) },
  },
  logIngestion: {
    per: "GB of logs taken in",
    source: CLOUDWATCH,
    prices: { "us-east-1": checked(0.5), "eu-central-1": checked(0.63) },
  },
  logStorage: {
    per: "GB of stored logs and month",
    source: CLOUDWATCH,
    prices: { "us-east-1": checked(0.03), "eu-central-1": checked(0.0324) },
  },
  metric: {
    per: "custom or detailed metric and month",
    source: CLOUDWATCH,
    prices: { "us-east-1": checked(0.3), "eu-central-1": checked(0.3) },
  },
  alarm: {
    per: "alarm and month",
    source: CLOUDWATCH,
    prices: { "us-east-1": checked(0.1), "eu-central-1": unchecked(0.1) },
  },
  runtimeMonitoring: {
    per: "vCPU and month",
    source: "https://aws.amazon.com/guardduty/pricing/",
    prices: { "us-east-1": checked(1.5) },
  },
  stream: {
    per: "GB through a delivery stream",
    source: "https://aws.amazon.com/firehose/pricing/",
    prices: { "us-east-1": checked(0.029), "eu-central-1": unchecked(0.033) },
  },
  objectStorage: {
    per: "GB of S3 Standard and month",
    source: "https://aws.amazon.com/s3/pricing/",
    prices: { "us-east-1": checked(0.023), "eu-central-1": checked(0.0245) },
  },
  snapshot: {
    per: "GB of EBS snapshots and month",
    source: "https://aws.amazon.com/backup/pricing/",
    prices: { "us-east-1": checked(0.05), "eu-central-1": checked(0.054) },
  },
  firewallQueries: {
    per: "million queries",
    source: "https://aws.amazon.com/route53/pricing/",
    prices: { "us-east-1": checked(0.6), "eu-central-1": checked(0.6) },
  },
  authority: {
    per: "certificate authority and month",
    source: PRIVATE_CA,
    prices: { "us-east-1": checked(400), "eu-central-1": checked(400) },
  },
  shortLivedAuthority: {
    per: "certificate authority for short-lived certificates and month",
    source: PRIVATE_CA,
    prices: { "us-east-1": checked(50), "eu-central-1": checked(50) },
  },
  configurationItem: {
    per: "configuration item",
    source: "https://aws.amazon.com/config/pricing/",
    prices: { "us-east-1": checked(0.003), "eu-central-1": unchecked(0.003) },
  },
} as const satisfies Readonly<Record<string, PricedUnit>>;

export type PriceName = keyof typeof PRICES;

const REFERENCE_REGION = "us-east-1";

/** The price of a unit in a region, with where it is from. */
export function priceOf(name: PriceName, region: string): Price & { readonly from: string } {
  const { prices }: PricedUnit = PRICES[name];
  const from = Object.hasOwn(prices, region) ? region : REFERENCE_REGION;
  return { ...(prices[from] ?? { usd: 0 }), from };
}
