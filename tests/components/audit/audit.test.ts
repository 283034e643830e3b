import { AuditAlarms, type AuditAlarmsArgs } from "../../../components/audit/audit-alarms";
import { AuditArchive, type AuditArchiveArgs } from "../../../components/audit/audit-archive";
import { DETECTIONS } from "../../../components/audit/detections";
import { filterPattern } from "../../../components/audit/filter-pattern";
import { AUDIT_MUTATIONS } from "../mutations/audit";
import { unsoundRows } from "../mutations/table";
import { record, UNKNOWN, type Recording } from "../recording";

const COMMON = {
  clusterName: "blue",
  accountId: "111122223333",
  region: "eu-central-1",
  deployerRoleArn: "arn:aws:iam::111122223333:role/deployer",
};
const ALARMS: AuditAlarmsArgs = {
  ...COMMON,
  subscribers: [
    { protocol: "email", endpoint: "security@example.com" },
    { protocol: "https", endpoint: "https://alerts.example.com/eks" },
  ],
};
const BUCKET = "blue-audit-111122223333-eu-central-1";

let preview: Recording;
beforeAll(async () => {
  preview = await record(() => {
    new AuditAlarms("audit", ALARMS);
    new AuditArchive("archive", {
      ...COMMON,
      permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
    });
  });
});
const statements = (policy: unknown): { Sid: string; [key: string]: unknown }[] =>
  JSON.parse(String(policy)).Statement;

test("the program runs to its end", () => {
  expect(preview.errors).toEqual([]);
});

describe("alarms", () => {
  test.each(DETECTIONS)("$name counts matches and tells the topic", (detection) => {
    const { name, description, threshold, condition } = detection;
    const namespace = "HardenedCluster/blue";
    const filter = preview.at(`aws:cloudwatch/logMetricFilter:LogMetricFilter audit-${name}`);
    expect(filter.inputs).toEqual({
      name: `blue-${name}`,
      logGroupName: "/aws/eks/blue/cluster",
      pattern: filterPattern(condition),
      metricTransformation: { name, namespace, value: "1", unit: "Count" },
    });
    const alarm = preview.at(`aws:cloudwatch/metricAlarm:MetricAlarm audit-${name}`);
    expect(alarm.inputs).toEqual({
      name: `blue-${name}`,
      alarmDescription: `${description} (cluster blue)`,
      namespace,
      metricName: name,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold,
      treatMissingData: "notBreaching",
      actionsEnabled: true,
      alarmActions: [UNKNOWN],
    });
    expect(alarm.propertyDependencies["alarmActions"]).toEqual([
      preview.at("aws:sns/topic:Topic audit-topic").urn,
    ]);
  });

  test("reach every subscriber", () => {
    const all = preview.ofType("aws:sns/topicSubscription:TopicSubscription");
    expect(all.map(({ inputs: { protocol, endpoint } }) => ({ protocol, endpoint }))).toEqual(
      ALARMS.subscribers,
    );
  });

  test("go off for calls that change who gets into this cluster", () => {
    const { eventPattern, state } = preview.inputs(
      "aws:cloudwatch/eventRule:EventRule audit-access-changes",
    );
    expect(state).toBe("ENABLED");
    expect(JSON.parse(String(eventPattern))).toMatchObject({
      source: ["aws.eks"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventName: expect.arrayContaining(["CreateAccessEntry", "AssociateAccessPolicy"]),
        requestParameters: { name: ["blue"] },
      },
    });
  });

  test("publish through a key that serves this topic alone", () => {
    const key = preview.inputs("aws:kms/key:Key audit-key");
    expect(statements(key["policy"]).map(({ Sid }) => Sid)).toEqual([
      "NamedAdministrators",
      "AuditTopicPublishers",
    ]);
    expect(statements(key["policy"])[1]?.["Condition"]).toEqual({
      StringEquals: {
        "kms:EncryptionContext:aws:sns:topicArn":
          "arn:aws:sns:eu-central-1:111122223333:blue-audit",
      },
    });
    const topic = preview.at("aws:sns/topic:Topic audit-topic");
    expect(topic.propertyDependencies["kmsMasterKeyId"]).toEqual([
      preview.at("aws:kms/key:Key audit-key").urn,
    ]);
  });
});

describe("the archive", () => {
  test("keeps every object for a year", () => {
    const type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
    expect(preview.inputs(`${type} archive-lock`)).toEqual({
      bucket: expect.anything(),
      objectLockEnabled: "Enabled",
      rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
    });
    const bucket = preview.at("aws:s3/bucket:Bucket archive-bucket");
    expect(bucket.inputs).toEqual({
      bucket: BUCKET,
      objectLockEnabled: true,
      forceDestroy: false,
    });
    expect(bucket.options.protect).toBe(true);
  });

  test("is a bucket that is complete before anything is written to it", () => {
    const stream = preview.at(
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream archive-stream",
    );
    const before = preview.before(stream);
    const parts = preview.resources.filter(({ type }) => type.startsWith("aws:s3/bucket"));
    expect(parts).toHaveLength(8);
    for (const { urn } of parts) expect(before).toContain(urn);
  });

  test("refuses what comes without TLS, and any way around the retention", () => {
    const { policy } = preview.inputs("aws:s3/bucketPolicy:BucketPolicy archive-policy");
    const found = statements(policy);
    expect(found.map(({ Sid }) => Sid)).toEqual([
      "TlsOnly",
      "KeptUntilItsTime",
      "NoOtherEncryption",
    ]);
    expect(found.every((one) => one["Effect"] === "Deny")).toBe(true);
    expect(found[0]).toMatchObject({
      Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("gets all streams of the control plane's log group", () => {
    const filter = preview.at(
      "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter archive-subscription",
    );
    expect(filter.inputs).toEqual({
      name: "blue-audit",
      logGroup: "/aws/eks/blue/cluster",
      filterPattern: "",
      destinationArn: UNKNOWN,
      roleArn: UNKNOWN,
    });
    expect(filter.propertyDependencies["roleArn"]).toContain(
      preview.at("aws:iam/role:Role archive-send").urn,
    );
  });

  test("has a key whose policy names a role that exists", () => {
    const key = preview.at("aws:kms/key:Key archive-key");
    expect(statements(key.inputs["policy"])[1]).toMatchObject({
      Principal: { AWS: "arn:aws:iam::111122223333:role/blue-audit-write" },
      Condition: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
    });
    expect([...preview.before(key)]).toContain(preview.at("aws:iam/role:Role archive-write").urn);
  });

  test.each([
    ["write", "firehose.amazonaws.com"],
    ["send", "logs.amazonaws.com"],
  ])("has a role %s that %s assumes for this account alone", (name, Service) => {
    const { assumeRolePolicy } = preview.inputs(`aws:iam/role:Role archive-${name}`);
    const [statement] = statements(assumeRolePolicy);
    expect(statement).toMatchObject({ Principal: { Service }, Action: "sts:AssumeRole" });
    expect(JSON.stringify(statement?.["Condition"])).toContain("111122223333");
  });
});

test("match the mutation table", () => {
  expect(unsoundRows(AUDIT_MUTATIONS, preview)).toEqual([]);
});

test("compliance mode is there for who knows what it means", async () => {
  const compliance = await record(() => {
    new AuditArchive("archive", {
      ...COMMON,
      retentionMode: "COMPLIANCE",
      acknowledgeIrreversible: true,
      retentionDays: 30,
      bucketName: "kept",
    });
  });
  expect(compliance.errors).toEqual([]);
  const type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
  expect(compliance.inputs(`${type} archive-lock`)).toMatchObject({
    rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } },
  });
});

describe("bad input leaves nothing behind", () => {
  const alarms = (change: Partial<AuditAlarmsArgs>) => (): void => {
    new AuditAlarms("x", { ...ALARMS, ...change });
  };
  const archive = (change: Partial<AuditArchiveArgs>) => (): void => {
    new AuditArchive("x", { ...COMMON, ...change });
  };
  test.each<[string, () => void, string]>([
    [
      "nobody is told",
      alarms({ subscribers: [] }),
      'AuditAlarms "x": subscribers: found [], wanted at least one subscriber',
    ],
    [
      "an address is none",
      alarms({ subscribers: [{ protocol: "email", endpoint: "security" }] }),
      'AuditAlarms "x": subscribers[0].endpoint: found "security", wanted an e-mail address.',
    ],
    [
      "a web address has no TLS",
      alarms({ subscribers: [{ protocol: "https", endpoint: "http://x.example" }] }),
      'subscribers[0].endpoint: found "http://x.example", wanted an address that starts with https://.',
    ],
    [
      "compliance mode is not acknowledged",
      archive({ retentionMode: "COMPLIANCE" }),
      'AuditArchive "x": acknowledgeIrreversible: found nothing, wanted true: in compliance mode nobody can',
    ],
    [
      "nothing is kept",
      archive({ retentionDays: 0 }),
      'AuditArchive "x": retentionDays: found 0, wanted a whole number from 1 to 36500.',
    ],
    [
      "the bucket's name would be too long",
      archive({ clusterName: "c".repeat(50) }),
      "wanted a bucket name of 3 to 63 lower-case letters, digits and hyphens.",
    ],
    [
      "the deployer is missing",
      archive({ deployerRoleArn: "" }),
      'AuditArchive "x": deployerRoleArn: found nothing',
    ],
  ])("%s", async (_why, program, message) => {
    const refused = await record(program);
    expect(refused.list).toEqual([]);
    expect(refused.errors[0]).toContain(message);
  });
});
