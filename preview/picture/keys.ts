import type { ResourceEntry } from "../report/document";
import { nameInArn } from "./references";
import type { Resources } from "./resources";
import { compare, textAt } from "./resources";
import type { Card, Mark } from "./scene";
import { good, open } from "./scene";
import { shorten } from "./text";
import {
  ALIAS,
  BUCKET,
  CLUSTER,
  KEY,
  LAUNCH_TEMPLATE,
  LOG_GROUP,
  REPOSITORY,
  STORAGE_CLASS,
  TOPIC,
  VAULT,
} from "./types";

const BUCKET_ENCRYPTION =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** Properties that name a key and do not say so in their own name. */
const KEY_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  [LAUNCH_TEMPLATE]: ["blockDeviceMappings"],
  [STORAGE_CLASS]: ["parameters"],
  [BUCKET_ENCRYPTION]: ["rules"],
};

/** What a key protects, by the type of the resource that names it. */
const CONTENTS: Readonly<Record<string, string>> = {
  [CLUSTER]: "secrets",
  [LAUNCH_TEMPLATE]: "volumes",
  [LOG_GROUP]: "logs",
  [REPOSITORY]: "images",
  [STORAGE_CLASS]: "volumes",
  [BUCKET_ENCRYPTION]: "objects",
  [BUCKET]: "objects",
  [TOPIC]: "messages",
  [VAULT]: "backups",
};

const LONGEST = 46;

/** Names of the KMS keys that encrypt what a resource holds, those of other stacks included. */
export function keyNames(resources: Resources, entry: ResourceEntry): readonly string[] {
  const properties = keyProperties(entry);
  const own = properties
    .flatMap((property) => resources.referenced(entry, property, KEY))
    .map((key) => keyName(resources, key));
  const others = properties.flatMap((property) => {
    const written = JSON.stringify(entry.inputs[property]) ?? "";
    return (written.match(/arn:[^"\\]*:kms:[^"\\]+/g) ?? []).map(nameInArn);
  });
  return [...new Set([...own, ...others])].sort(compare);
}

/** `secrets under alias/production/secrets`, one mark for each key. */
export function keyMarks(
  resources: Resources,
  entries: readonly ResourceEntry[],
  what: string,
): readonly Mark[] {
  const names = new Set(entries.flatMap((entry) => keyNames(resources, entry)));
  return [...names].sort(compare).map((name) => good(shorten(`${what} ${name}`, LONGEST)));
}

/** One card for all keys of the stack: what each of them is for and whether it rotates. */
export function keyCards(resources: Resources): readonly Card[] {
  const keys = resources.ofType(KEY);
  const [only] = keys;
  if (only === undefined) return [];
  const fixed = keys.filter((key) => textAt(key.inputs, "enableKeyRotation") !== "true");
  const rotation = fixed.map((key) =>
    open(shorten(`${keyName(resources, key)} does not rotate`, LONGEST)),
  );
  return [
    {
      kind: "key",
      heading: keys.length === 1 ? "KMS key" : "KMS keys",
      title: keys.length === 1 ? keyName(resources, only) : `${keys.length} keys`,
      marks: fixed.length === 0 ? [good("rotated automatically")] : capped(rotation),
      lines: useLines(resources, keys),
    },
  ];
}

const MOST_LINES = 8;

function useLines(resources: Resources, keys: readonly ResourceEntry[]): readonly string[] {
  const lines = keys.map((key) => {
    const uses = usesOf(resources, key);
    const name = keys.length === 1 ? "" : `${keyName(resources, key)}: `;
    return shorten(`${name}${uses.length > 0 ? uses.join(", ") : "no use in this stack"}`, LONGEST);
  });
  return lines.length <= MOST_LINES
    ? [...lines].sort(compare)
    : [
        ...[...lines].sort(compare).slice(0, MOST_LINES - 1),
        `and ${lines.length - MOST_LINES + 1} more`,
      ];
}

function capped(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length <= MOST_LINES) return marks;
  return [
    ...marks.slice(0, MOST_LINES - 1),
    open(`${marks.length - MOST_LINES + 1} more do not rotate`),
  ];
}

function usesOf(resources: Resources, key: ResourceEntry): readonly string[] {
  const uses = resources.all
    .filter((entry) => isUser(entry))
    .filter((entry) =>
      keyProperties(entry).some((property) =>
        resources.referenced(entry, property, KEY).includes(key),
      ),
    )
    .map((entry) => CONTENTS[entry.type] ?? "data");
  const known = [...new Set(uses)].sort(compare);
  return known.length > 1 ? known.filter((use) => use !== "data") : known;
}

export function isUser(entry: ResourceEntry): boolean {
  return entry.custom && !/^(aws:(kms|iam)\/|pulumi:)/.test(entry.type);
}

function keyProperties(entry: ResourceEntry): readonly string[] {
  if (!isUser(entry)) return [];
  const properties = new Set([
    ...Object.keys(entry.inputs),
    ...Object.keys(entry.propertyDependencies),
  ]);
  return [...properties].filter(
    (property) =>
      /kms|encrypt|cmk/i.test(property) || KEY_PROPERTIES[entry.type]?.includes(property) === true,
  );
}

function keyName(resources: Resources, key: ResourceEntry): string {
  const alias = resources
    .ofType(ALIAS)
    .find((entry) => resources.referenced(entry, "targetKeyId", KEY).includes(key));
  return (alias && textAt(alias.inputs, "name")) ?? key.name;
}
