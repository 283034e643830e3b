import type { CostLine, ResourceEntry } from "../../preview/report/document";
import { withCost } from "../../preview/cost";
import { PRICES, PRICES_AS_OF, type PricedUnit } from "../../preview/cost/prices";
import { costLines } from "../../preview/cost/text";
import { vcpusOf } from "../../preview/cost/usage";
import { formatReport } from "../../preview/report";
import { palette } from "../../preview/report/palette";
import { commandLine } from "./fixtures/run-command-line";
import { entry, report } from "./fixtures/report";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
type Inputs = Readonly<Record<string, unknown>>;

const resource = (type: string, inputs: Inputs = {}, name = "main") =>
  entry(type, name, { inputs });
const provider = (region: string) => resource("pulumi:providers:aws", { region });
const nodes = (desiredSize: number, ...instanceTypes: readonly string[]) =>
  resource("aws:eks/nodeGroup:NodeGroup", { scalingConfig: { desiredSize }, instanceTypes });

const priced = (...resources: readonly ResourceEntry[]) => withCost(report([], { resources })).cost;

function line(what: string, ...resources: readonly ResourceEntry[]): CostLine | undefined {
  return priced(...resources)?.lines.find((each) => each.what === what);
}

describe("the table of prices", () => {
  const units: readonly (readonly [string, PricedUnit])[] = Object.entries(PRICES);

  test.each(units)(
    "%s has a page of AWS, and prices with the day of a check or none",
    (_name, unit) => {
      expect(unit.source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\/$/);
      expect(unit.prices).toHaveProperty(["us-east-1"]);
      for (const { usd, checked = PRICES_AS_OF } of Object.values(unit.prices)) {
        expect(usd).toBeGreaterThan(0);
        expect(checked <= PRICES_AS_OF).toBe(true);
      }
    },
  );
});

describe("lines", () => {
  const group = (name: string, retentionInDays: number) =>
    resource("aws:cloudwatch/logGroup:LogGroup", { retentionInDays }, name);
  const cluster = resource("aws:eks/cluster:Cluster", { enabledClusterLogTypes: ["audit"] });
  const endpoint = (type: string, name: string, ...subnetIds: readonly string[]) =>
    resource("aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: type, subnetIds }, name);

  test.each<[string, readonly ResourceEntry[], number, number]>([
    ["Customer keys", [resource("aws:kms/key:Key"), resource("aws:kms/key:Key", {}, "b")], 2, 2],
    [
      "Interface endpoints",
      [endpoint("Interface", "a", UNKNOWN, UNKNOWN), endpoint("Gateway", "b", UNKNOWN)],
      2,
      14.6,
    ],
    ["Traffic through endpoints", [endpoint("Interface", "a", UNKNOWN), nodes(3)], 30, 0.3],
    ["NAT gateways", [resource("aws:ec2/natGateway:NatGateway")], 1, 32.85],
    ["Control-plane logs", [cluster], 20, 10],
    ["VPC flow logs", [resource("aws:ec2/flowLog:FlowLog"), nodes(2)], 10, 5],
    [
      "DNS query logs",
      [resource("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig"), nodes(2)],
      2,
      1,
    ],
    ["Stored logs", [cluster, group("a", 365), group("b", 30)], 36, 1.08],
    [
      "Metrics of the audit log",
      [resource("aws:cloudwatch/logMetricFilter:LogMetricFilter")],
      1,
      0.3,
    ],
    ["Alarms", [resource("aws:cloudwatch/metricAlarm:MetricAlarm")], 1, 0.1],
    [
      "Delivery to the archive",
      [resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream")],
      20,
      0.58,
    ],
    [
      "Archive with object lock",
      [
        resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", {
          rule: { defaultRetention: { years: 1 } },
        }),
      ],
      240,
      5.52,
    ],
    [
      "GuardDuty runtime monitoring",
      [
        resource("aws:eks/addon:Addon", { addonName: "aws-guardduty-agent" }),
        nodes(3, "m7i.xlarge", "m6i.large"),
      ],
      12,
      18,
    ],
    [
      "Detailed monitoring of nodes",
      [
        resource("aws:ec2/launchTemplate:LaunchTemplate", { monitoring: { enabled: true } }),
        nodes(2),
      ],
      2,
      4.2,
    ],
    ["Backups", [resource("aws:backup/vault:Vault")], 100, 5],
    [
      "DNS firewall",
      [
        resource(
          "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
        ),
        nodes(1),
      ],
      2,
      1.2,
    ],
    ["AWS Config", [resource("aws:cfg/recorder:Recorder")], 1000, 3],
    ["Private CAs", [resource("aws:acmpca/certificateAuthority:CertificateAuthority")], 1, 400],
    [
      "Private CAs for short-lived certificates",
      [
        resource("aws:acmpca/certificateAuthority:CertificateAuthority", {
          usageMode: "SHORT_LIVED_CERTIFICATE",
        }),
      ],
      1,
      50,
    ],
  ])("%s", (what, resources, count, monthly) => {
    expect(line(what, provider("us-east-1"), ...resources)).toMatchObject({ count, monthly });
  });

  test("say price, assumption, source and the day of the check", () => {
    expect(line("Control-plane logs", provider("eu-central-1"), cluster)).toEqual({
      what: "Control-plane logs",
      count: 20,
      unit: "GB",
      monthly: 12.6,
      assumption: "USD 0.63 per GB of logs taken in. Assumed: 20 GB a cluster and month.",
      source: "https://aws.amazon.com/cloudwatch/pricing/ (checked 2026-11-21)",
    });
    const alarm = resource("aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(line("Alarms", provider("eu-central-1"), alarm)?.source).toMatch(/ \(not checked\)$/);
  });

  test("borrow a price from us-east-1 where the table has none of the region, and say so", () => {
    expect(
      line("Customer keys", provider("ap-south-1"), resource("aws:kms/key:Key"))?.assumption,
    ).toMatch(
      /^USD 1 per key and month \(price of us-east-1; the table has none of ap-south-1\)\. /,
    );
  });

  test("name instance types whose vCPUs are not known", () => {
    const agent = resource("aws:eks/addon:Addon", { addonName: "aws-guardduty-agent" });
    const other = entry("aws:eks/nodeGroup:NodeGroup", "b", {
      inputs: nodes(1, "m5.metal").inputs,
    });
    expect(line("GuardDuty runtime monitoring", agent, nodes(1, "m5.large"), other)).toMatchObject({
      count: 2,
      assumption: expect.stringContaining("vCPUs of m5.metal are not known.") as string,
    });
  });

  test("tell what no NAT gateway saves", () => {
    const subnet = (zone: string) =>
      resource("aws:ec2/subnet:Subnet", { availabilityZone: zone }, zone);
    expect(
      line(
        "NAT gateways",
        subnet("eu-central-1a"),
        subnet("eu-central-1b"),
        resource("aws:kms/key:Key"),
      ),
    ).toMatchObject({
      count: 0,
      monthly: 0,
      assumption:
        "USD 0.052 per NAT gateway and hour. None is there. One in each of 2 zones would cost USD 75.92 a month without traffic.",
    });
  });
});

test.each([
  ["the provider", provider("eu-west-1"), "eu-west-1"],
  [
    "an endpoint",
    resource("aws:ec2/vpcEndpoint:VpcEndpoint", {
      serviceName: "com.amazonaws.eu-north-1.ecr.api",
    }),
    "eu-north-1",
  ],
  [
    "a zone",
    resource("aws:ec2/subnet:Subnet", { availabilityZone: "us-gov-west-1b" }),
    "us-gov-west-1",
  ],
  ["nothing", provider(UNKNOWN), "us-east-1"],
])("the region is told by %s", (_name, hint, region) => {
  expect(priced(hint, resource("aws:kms/key:Key"))?.region).toBe(region);
});

test.each([
  ["t3.medium", 2],
  ["m7i.large", 2],
  ["m7i.xlarge", 4],
  ["c7g.16xlarge", 64],
  ["m5.metal", undefined],
  ["constructor", undefined],
])("vCPUs of %s", (type, vcpus) => {
  expect(vcpusOf(type)).toBe(vcpus);
});

test("the total is the sum of the lines", () => {
  const cost = priced(resource("aws:kms/key:Key"), resource("aws:backup/vault:Vault"), nodes(1));
  expect(cost).toMatchObject({ asOf: PRICES_AS_OF, currency: "USD", total: 6 });
});

test("a stack without anything that has a price has no cost, and says so when asked", () => {
  const manifests = report([], { resources: [resource("kubernetes:core/v1:Pod")] });
  expect(withCost(manifests)).toBe(manifests);
  expect(costLines(undefined, palette(false))).toEqual(["  nothing with a price"]);
});

test("text tells the cost when asked for it alone", () => {
  const costly = withCost(report([], { resources: [resource("aws:kms/key:Key")] }));
  const options = { colours: false, folder: "", seconds: 0 };
  expect(formatReport(costly, "text", options)).not.toContain("Monthly cost");
  expect(formatReport(costly, "text", { ...options, cost: true })).toContain(
    "Monthly cost of the hardening\n        1.00  Customer keys: 1 × key\n",
  );
});

test("the production stack: the line of each thing that costs, in text and JSON", async () => {
  const production = ["preview", "--stack", "production"];
  const [text, json] = await Promise.all([
    commandLine([...production, "--cost"]),
    commandLine([...production, "--format", "json"]),
  ]);
  expect(text.stdout).toContain("Monthly cost of the hardening\n");
  const { cost } = JSON.parse(json.stdout) as ReturnType<typeof report>;
  expect(cost?.region).toBe("eu-central-1");
  expect(cost?.lines.map(({ what }) => what)).toEqual([
    "Customer keys",
    "Interface endpoints",
    "Traffic through endpoints",
    "Control-plane logs",
    "VPC flow logs",
    "DNS query logs",
    "Stored logs",
    "Metrics of the audit log",
    "Alarms",
    "Delivery to the archive",
    "Archive with object lock",
    "GuardDuty runtime monitoring",
    "Detailed monitoring of nodes",
    "Backups",
    "NAT gateways",
  ]);
});
