import { isObject, own } from "./wire";

/** One entry of mapRoles or mapUsers of the ConfigMap aws-auth. */
export interface AwsAuthMapping {
  readonly arn: string;
  readonly username: string;
  readonly groups: readonly string[];
}

/**
 * The mappings in the text of mapRoles or mapUsers (EKS user guide, "Grant IAM users access to Kubernetes with a
 * ConfigMap"): JSON, or YAML in the block style that AWS documents. Nothing for text in another style.
 */
export function awsAuthMappings(text: string): readonly AwsAuthMapping[] | undefined {
  const parsed = jsonIn(text) ?? blocksIn(text);
  if (!Array.isArray(parsed)) return undefined;
  const mappings = parsed.map(mappingOf);
  return mappings.every((mapping) => mapping !== undefined) ? mappings : undefined;
}

function mappingOf(value: unknown): AwsAuthMapping | undefined {
  if (!isObject(value)) return undefined;
  const arn = own(value, "rolearn") ?? own(value, "userarn");
  const { username = "", groups = [] } = value;
  if (typeof arn !== "string" || typeof username !== "string" || !Array.isArray(groups)) {
    return undefined;
  }
  return { arn, username, groups: groups.map(String) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Block = Record<string, string | string[]>;

const FIRST_KEY = /^- +(\w+):(?: +(.*))?$/;
const KEY = /^(\w+):(?: +(.*))?$/;
const ITEM = /^- +(.+)$/;

/** Reads line by line: a dash and a key begin an entry, a dash and a word add to the list that is open. */
function blocksIn(text: string): readonly Block[] | undefined {
  const blocks: Block[] = [];
  let open: string[] | undefined;
  for (const line of text.split("\n")) {
    const content = line.replace(/(^|\s)#.*$/, "").trim();
    if (content === "" || content === "[]") continue;
    const first = FIRST_KEY.exec(content);
    const [, key, value = ""] = first ?? KEY.exec(content) ?? [];
    if (first !== null) blocks.push({});
    const block = blocks.at(-1);
    if (block === undefined) return undefined;
    if (key !== undefined) {
      const held = valueOf(value);
      block[key] = held;
      open = typeof held === "string" ? undefined : held;
      continue;
    }
    const [, item] = ITEM.exec(content) ?? [];
    if (item === undefined || open === undefined) return undefined;
    open.push(bare(item));
  }
  return blocks;
}

/** A word, a list in brackets, or the list that the next lines hold. */
function valueOf(text: string): string | string[] {
  if (text === "") return [];
  const [, listed] = /^\[(.*)\]$/.exec(text) ?? [];
  if (listed === undefined) return bare(text);
  return listed.trim() === "" ? [] : listed.split(",").map((item) => bare(item.trim()));
}

function bare(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}
