import type { ResourceEntry } from "../report/document";
import type { Resources } from "./resources";
import { compare, listAt, textAt, textsAt } from "./resources";
import type { Mark } from "./scene";
import { good, open, plain } from "./scene";
import { wrapList } from "./text";
import { BUCKET, CLUSTER, LOG_GROUP, REPOSITORY, STORAGE_CLASS, TOPIC, VAULT } from "./types";

/** What a card says of a store beside its name and its keys. */
export interface Facts {
  readonly marks: readonly Mark[];
  readonly lines: readonly string[];
}

type Reader = (
  resources: Resources,
  entry: ResourceEntry,
  satellites: readonly ResourceEntry[],
) => Facts;

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const LOG_SUBSCRIPTION = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter";
const FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const BACKUP_PLAN = "aws:backup/plan:Plan";
/** Where a delivery stream names the bucket that it writes to. */
const STREAM_TARGET = "extendedS3Configuration";
const WIDTH = 44;

const READERS: Readonly<Record<string, Reader>> = {
  [LOG_GROUP]: logGroupFacts,
  [FIREHOSE]: (resources, stream) => ({ marks: [], lines: feedsOf(resources, stream) }),
  [BUCKET]: bucketFacts,
  [TOPIC]: topicFacts,
  [VAULT]: vaultFacts,
  [REPOSITORY]: repositoryFacts,
  [STORAGE_CLASS]: (_resources, entry) => ({
    marks: textAt(entry.inputs, "parameters", "encrypted") === "true" ? [good("encrypted")] : [],
    lines: [],
  }),
};

/** Properties by which resources that configure a store name it. */
const ATTACHED_BY: Readonly<Record<string, string>> = {
  [BUCKET]: "bucket",
  [TOPIC]: "topic",
  [VAULT]: "backupVaultName",
};

export function factsOf(...[resources, entry, satellites]: Parameters<Reader>): Facts {
  return READERS[entry.type]?.(resources, entry, satellites) ?? { marks: [], lines: [] };
}

/** Resources that configure a store: the encryption and the lock of a bucket, the subscriptions of a topic. */
export function satellitesOf(resources: Resources, store: ResourceEntry): readonly ResourceEntry[] {
  const property = ATTACHED_BY[store.type];
  if (property === undefined) return [];
  return resources.all.filter(
    (entry) =>
      entry !== store &&
      [property, STREAM_TARGET].some((name) => resources.referenced(entry, name).includes(store)),
  );
}

function logGroupFacts(resources: Resources, group: ResourceEntry): Facts {
  const days = textAt(group.inputs, "retentionInDays") ?? "0";
  return {
    marks: [days === "0" ? plain("kept without limit") : good(`kept ${days} days`)],
    lines: sourcesOf(resources, group),
  };
}

const LOG_WRITERS: Readonly<Record<string, readonly [property: string, text: string]>> = {
  "aws:ec2/flowLog:FlowLog": ["logDestination", "flow logs"],
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": ["destinationArn", "DNS queries"],
};

function sourcesOf(resources: Resources, group: ResourceEntry): readonly string[] {
  const name = textAt(group.inputs, "name");
  const clusters = resources
    .ofType(CLUSTER)
    .filter((cluster) => name === `/aws/eks/${textAt(cluster.inputs, "name") ?? ""}/cluster`)
    .map((cluster) => textsAt(cluster.inputs, "enabledClusterLogTypes"))
    .filter((kinds) => kinds.length > 0)
    .map((kinds) => (kinds.length > 2 ? `${kinds.length} log types` : kinds.join(" and ")));
  const writers = Object.entries(LOG_WRITERS).flatMap(([type, [property, text]]) =>
    resources
      .ofType(type)
      .filter(
        (writer) =>
          resources.referenced(writer, property, LOG_GROUP).includes(group) ||
          (name !== undefined &&
            textAt(writer.inputs, property)?.endsWith(`:log-group:${name}`) === true),
      )
      .map(() => text),
  );
  return [...new Set([...clusters, ...writers])];
}

/** The log groups that a delivery stream reads from. */
function feedsOf(resources: Resources, stream: ResourceEntry): readonly string[] {
  return resources
    .ofType(LOG_SUBSCRIPTION)
    .filter((filter) => resources.referenced(filter, "destinationArn").includes(stream))
    .map((filter) => textAt(filter.inputs, "logGroup") ?? filter.name)
    .map((name) => `from ${name}`)
    .sort(compare);
}

function bucketFacts(
  resources: Resources,
  _bucket: ResourceEntry,
  satellites: readonly ResourceEntry[],
): Facts {
  const part = (name: string): unknown =>
    satellites.find((entry) => entry.type.endsWith(`:${name}`))?.inputs;
  const access = part("BucketPublicAccessBlock");
  const blocked = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls"]
    .concat("restrictPublicBuckets")
    .every((property) => textAt(access, property) === "true");
  const lock = part("BucketObjectLockConfiguration");
  const days = textAt(lock, "rule", "defaultRetention", "days");
  const mode = textAt(lock, "rule", "defaultRetention", "mode")?.toLowerCase() ?? "object";
  const versions = textAt(part("BucketVersioning"), "versioningConfiguration", "status");
  return {
    marks: [
      ...(days === undefined ? [] : [good(`locked ${days} days (${mode} mode)`)]),
      blocked ? good("public access blocked") : open("public access not blocked"),
      ...(versions === "Enabled" ? [good("versioned")] : []),
    ],
    lines: satellites
      .filter((entry) => entry.type === FIREHOSE)
      .flatMap((stream) => feedsOf(resources, stream)),
  };
}

function topicFacts(
  resources: Resources,
  topic: ResourceEntry,
  satellites: readonly ResourceEntry[],
): Facts {
  const alarms = resources
    .ofType(ALARM)
    .filter((alarm) => resources.referenced(alarm, "alarmActions").includes(topic)).length;
  const subscribers = satellites
    .filter((entry) => entry.type === SUBSCRIPTION)
    .map((entry) => textAt(entry.inputs, "endpoint") ?? "endpoint not known")
    .sort(compare);
  return {
    marks: [],
    lines: [
      ...(alarms > 0 ? [`${alarms} ${alarms === 1 ? "alarm" : "alarms"}`] : []),
      ...wrapList(
        subscribers.map((subscriber) => `to ${subscriber}`),
        WIDTH,
        3,
      ),
    ],
  };
}

function vaultFacts(
  resources: Resources,
  vault: ResourceEntry,
  satellites: readonly ResourceEntry[],
): Facts {
  const lock = satellites.find((entry) => entry.type === VAULT_LOCK)?.inputs;
  const [least, most] = ["minRetentionDays", "maxRetentionDays"].map((end) => textAt(lock, end));
  const name = textAt(vault.inputs, "name");
  const rules = resources
    .ofType(BACKUP_PLAN)
    .flatMap((plan) => listAt(plan.inputs, "rules"))
    .filter((rule) => name !== undefined && textAt(rule, "targetVaultName") === name)
    .map((rule) => {
      const days = textAt(rule, "lifecycle", "deleteAfter");
      const kept = days === undefined ? "kept without limit" : `kept ${days} days`;
      return `${textAt(rule, "ruleName") ?? "backup"}, ${kept}`;
    });
  return {
    marks: [
      lock === undefined
        ? open("recovery points not locked")
        : good(`locked for ${least ?? "0"} to ${most ?? "any number of"} days`),
    ],
    lines: rules,
  };
}

function repositoryFacts(_resources: Resources, repository: ResourceEntry): Facts {
  const immutable = textAt(repository.inputs, "imageTagMutability") === "IMMUTABLE";
  const scans = textAt(repository.inputs, "imageScanningConfiguration", "scanOnPush") === "true";
  return {
    marks: [
      immutable ? good("tags immutable") : open("tags can be moved"),
      ...(scans ? [good("scanned on push")] : []),
    ],
    lines: [],
  };
}
