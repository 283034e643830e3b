import type { ResourceEntry } from "../report/document";
import { keyCards, keyNames, isUser } from "./keys";
import type { Member } from "./members";
import { typeName } from "./members";
import type { Resources } from "./resources";
import { compare, textAt } from "./resources";
import type { Card, Mark, Section } from "./scene";
import { good, plain } from "./scene";
import { factsOf, satellitesOf } from "./store-facts";
import { shorten, wrapList } from "./text";
import { BUCKET, LOG_GROUP, REPOSITORY, STORAGE_CLASS, TOPIC, VAULT } from "./types";

/** Kinds of stores in the order of their cards, with the heading of several. */
const KINDS: ReadonlyMap<string, string> = new Map([
  [LOG_GROUP, "Log groups"],
  ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "Firehose delivery streams"],
  [BUCKET, "S3 buckets"],
  [TOPIC, "SNS topics"],
  [VAULT, "Backup vaults"],
  [REPOSITORY, "ECR repositories"],
  [STORAGE_CLASS, "Storage classes"],
]);

const WIDTH = 44;
const LONGEST = 40;
const MOST_NAMES = 5;

/** A store with all that its card says of it beside its name. */
interface Store {
  readonly entry: ResourceEntry;
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly lines: readonly string[];
}

/** Where logs, messages, images and backups go, and the keys: a section of cards. */
export function storeSections(
  resources: Resources,
  members: readonly Member[],
): readonly Section[] {
  const drawn = new Set(members.flatMap((member) => member.resources));
  const groups = new Map<string, Store[]>();
  for (const entry of storeEntries(resources)) {
    if (drawn.has(entry)) continue;
    const store = describeStore(resources, entry);
    const key = [entry.type, ...store.marks.map(({ tone, text }) => `${tone} ${text}`)].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), store]);
  }
  const cards = [...[...groups.values()].map(storeCard), ...keyCards(resources)];
  return cards.length === 0 ? [] : [{ title: "Logs, stores and keys", cards }];
}

function storeEntries(resources: Resources): readonly ResourceEntry[] {
  const attached = new Set(
    resources
      .ofType(...KINDS.keys())
      .flatMap((entry) => satellitesOf(resources, entry))
      .filter((entry) => !resources.ofType(BUCKET, TOPIC, VAULT).includes(entry)),
  );
  const others = resources.all.filter(
    (entry) =>
      isUser(entry) &&
      !KINDS.has(entry.type) &&
      !attached.has(entry) &&
      keyNames(resources, entry).length > 0,
  );
  return [
    ...resources.ofType(...KINDS.keys()).filter((entry) => !attached.has(entry)),
    ...others.sort((a, b) => compare(a.type, b.type)),
  ];
}

function describeStore(resources: Resources, entry: ResourceEntry): Store {
  const satellites = satellitesOf(resources, entry);
  const keys = [entry, ...satellites].flatMap((part) => keyNames(resources, part));
  const { marks, lines } = factsOf(resources, entry, satellites);
  return {
    entry,
    name: nameOf(entry),
    marks: [
      ...[...new Set(keys)].sort(compare).map((key) => good(shorten(`key ${key}`, LONGEST))),
      ...(keys.length === 0 ? [plain("no KMS key of its own")] : []),
      ...marks,
    ],
    lines,
  };
}

function nameOf(entry: ResourceEntry): string {
  return (
    textAt(entry.inputs, "name") ??
    textAt(entry.inputs, "bucket") ??
    textAt(entry.inputs, "metadata", "name") ??
    entry.name
  );
}

/** Stores of one type with the same protection share a card. */
function storeCard(stores: readonly Store[]): Card {
  const [first] = stores;
  if (first === undefined) throw new Error("a card without a store");
  const { type } = first.entry;
  const several = stores.length > 1;
  const lines = several
    ? manyLines(stores)
    : first.lines.map((line) => shorten(line, WIDTH)).slice(0, MOST_NAMES);
  return {
    kind: "store",
    heading: several ? (KINDS.get(type) ?? typeName(type)) : typeName(type),
    title: several ? `${stores.length} ${pluralOf(type)}` : first.name,
    marks: first.marks,
    lines,
  };
}

function pluralOf(type: string): string {
  const heading = KINDS.get(type);
  if (heading === undefined) return "of them";
  return heading.split(" ").at(-1) ?? "of them";
}

function manyLines(stores: readonly Store[]): readonly string[] {
  if (stores.every((store) => store.lines.length === 0)) {
    return wrapList(
      stores.map((store) => store.name),
      WIDTH,
      MOST_NAMES,
    );
  }
  const lines = stores.map((store) => shorten([store.name, ...store.lines].join(" · "), WIDTH));
  return lines.length <= MOST_NAMES
    ? lines
    : [...lines.slice(0, MOST_NAMES - 1), `and ${lines.length - MOST_NAMES + 1} more`];
}
