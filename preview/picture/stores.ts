import type { ResourceEntry } from "../report/document";
import type { Member } from "./members";
import { typeName } from "./members";
import type { Resources } from "./resources";
import { textAt, textsAt, valueAt } from "./resources";
import type { Arrow, Box } from "./scene";
import { box, good, open, plain } from "./scene";
import { shorten, wrapList } from "./text";
import { CLUSTER, KEY, LAUNCH_TEMPLATE, LOG_GROUP, VPC } from "./types";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

interface Part {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Properties that name a key and do not say so in their own name. */
const KEY_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  [LAUNCH_TEMPLATE]: ["blockDeviceMappings"],
  "kubernetes:storage.k8s.io/v1:StorageClass": ["parameters"],
};

const CONTENTS: Readonly<Record<string, string>> = {
  [CLUSTER]: "encrypts Kubernetes secrets",
  [LAUNCH_TEMPLATE]: "encrypts node volumes",
  [LOG_GROUP]: "encrypts logs",
  "aws:ecr/repository:Repository": "encrypts images",
  "kubernetes:storage.k8s.io/v1:StorageClass": "encrypts pod volumes",
};

/** Keys, what they encrypt, and where logs go. */
export function stores(resources: Resources, members: readonly Member[]): Part {
  const places = new Map<string, string[]>();
  for (const member of members) {
    for (const { urn } of member.resources) {
      places.set(urn, [...(places.get(urn) ?? []), member.box.id]);
    }
  }
  const encrypted = resources.ofType(KEY).map((key) => encryptedBy(resources, key, places));
  const logs = resources.ofType(LOG_GROUP).map(logGroupBox);
  return {
    boxes: [
      ...resources.ofType(KEY).map((key) => keyBox(resources, key)),
      ...logs,
      ...encrypted.flatMap((part) => part.boxes),
    ],
    arrows: [...encrypted.flatMap((part) => part.arrows), ...logArrows(resources)],
  };
}

function keyBox(resources: Resources, key: ResourceEntry): Box {
  const alias = resources
    .ofType("aws:kms/alias:Alias")
    .find((entry) => resources.referenced(entry, "targetKeyId", KEY).includes(key));
  const rotates = textAt(key.inputs, "enableKeyRotation") === "true";
  return box({
    id: key.urn,
    kind: "key",
    heading: "KMS key",
    title: (alias && textAt(alias.inputs, "name")) ?? key.name,
    marks: [rotates ? good("rotates") : open("does not rotate")],
  });
}

function encryptedBy(
  resources: Resources,
  key: ResourceEntry,
  places: ReadonlyMap<string, readonly string[]>,
): Part {
  const arrows: Arrow[] = [];
  const others = new Map<string, ResourceEntry[]>();
  for (const entry of resources.all) {
    if (!isEncryptedBy(entry, key)) continue;
    const label = CONTENTS[entry.type] ?? "encrypts data";
    const found = entry.type === LOG_GROUP ? [entry.urn] : (places.get(entry.urn) ?? []);
    if (found.length === 0) others.set(entry.type, [...(others.get(entry.type) ?? []), entry]);
    for (const to of found) {
      arrows.push({ from: key.urn, to, kind: "encryption", labels: [label] });
    }
  }
  const boxes = [...others].map(([type, entries]) => storeBox(key, type, entries));
  for (const [index, type] of [...others.keys()].entries()) {
    const to = boxes[index]?.id ?? "";
    arrows.push({
      from: key.urn,
      to,
      kind: "encryption",
      labels: [CONTENTS[type] ?? "encrypts data"],
    });
  }
  return { boxes, arrows };
}

function isEncryptedBy(entry: ResourceEntry, key: ResourceEntry): boolean {
  if (!entry.custom || /^(aws:(kms|iam)\/|pulumi:)/.test(entry.type)) return false;
  return Object.entries(entry.propertyDependencies).some(
    ([property, urns]) =>
      urns.includes(key.urn) &&
      (/kms|encrypt|cmk/i.test(property) ||
        KEY_PROPERTIES[entry.type]?.includes(property) === true),
  );
}

/** Encrypted things that have no box of their own, one box for those of a type. */
function storeBox(key: ResourceEntry, type: string, entries: readonly ResourceEntry[]): Box {
  const names = entries.map((entry) => textAt(entry.inputs, "name") ?? entry.name);
  const [only] = names;
  return box({
    id: `store\n${key.urn}\n${type}`,
    kind: "store",
    heading: typeName(type),
    title: names.length === 1 && only !== undefined ? only : `${names.length} of them`,
    lines: names.length === 1 ? [] : wrapList(names, 30, 3),
  });
}

function logGroupBox(group: ResourceEntry): Box {
  const days = textAt(group.inputs, "retentionInDays") ?? "0";
  const kept = days === "0" ? "kept without limit" : `kept ${days} days`;
  return box({
    id: group.urn,
    kind: "store",
    heading: "Log group",
    title: textAt(group.inputs, "name") ?? group.name,
    marks: [plain(kept)],
  });
}

function logArrows(resources: Resources): readonly Arrow[] {
  const clusterArrows = resources.ofType(CLUSTER).flatMap((cluster) => {
    const kinds = textsAt(cluster.inputs, "enabledClusterLogTypes");
    const name = `/aws/eks/${textAt(cluster.inputs, "name") ?? ""}/cluster`;
    const labels = wrapList(kinds, 26, 3);
    return resources
      .ofType(LOG_GROUP)
      .filter((group) => kinds.length > 0 && textAt(group.inputs, "name") === name)
      .map((group): Arrow => ({ from: cluster.urn, to: group.urn, kind: "logs", labels }));
  });
  const flowArrows = resources.ofType(FLOW_LOG).flatMap((log) =>
    resources.referenced(log, "vpcId", VPC).flatMap((vpc) =>
      resources
        .ofType(LOG_GROUP)
        .filter((group) => isDestination(resources, log, group))
        .map((group): Arrow => {
          const traffic = shorten(String(valueAt(log.inputs, "trafficType") ?? "")).toLowerCase();
          return {
            from: vpc.urn,
            to: group.urn,
            kind: "logs",
            labels: [`flow logs ${traffic}`.trim()],
          };
        }),
    ),
  );
  return [...clusterArrows, ...flowArrows];
}

function isDestination(resources: Resources, log: ResourceEntry, group: ResourceEntry): boolean {
  if (resources.referenced(log, "logDestination", LOG_GROUP).includes(group)) return true;
  const name = textAt(group.inputs, "name");
  return (
    name !== undefined &&
    (textAt(log.inputs, "logDestination")?.endsWith(`:log-group:${name}`) ?? false)
  );
}
