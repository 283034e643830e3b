import { accepted, messageOf, type Answer, type Manifest } from "../../kubernetes/client";
import type { ControlPlane } from "../plane";

export const NAMESPACE = "vault";
/** What no copy of etcd's disk and no record of a request may show. */
export const WORD = "correct-horse-battery-staple";

/** Kinds that are encrypted, by where etcd has them. */
const KINDS = { secrets: "Secret", configmaps: "ConfigMap" } as const;
export type Stored = keyof typeof KINDS;

/** Writes a new object with the word in it; "accepted", or why not. */
export async function writeWord(
  { admin }: ControlPlane,
  name: string,
  resource: Stored = "secrets",
): Promise<string> {
  const field = resource === "secrets" ? "stringData" : "data";
  const metadata = { name, namespace: NAMESPACE };
  const kind = KINDS[resource];
  const object: Manifest = { apiVersion: "v1", kind, metadata, [field]: { word: WORD } };
  return verdict(await admin.create(object));
}

/** Writes an object as it is, which encrypts it with the key of now. */
export async function rewriteWord(
  { admin }: ControlPlane,
  name: string,
  resource: Stored = "secrets",
): Promise<string> {
  const place = `/api/v1/namespaces/${NAMESPACE}/${resource}/${name}`;
  const { body } = await admin.request("GET", place);
  return verdict(await admin.request("PUT", place, body));
}

/** The word in a Secret, as an administrator reads it, or the status of a refusal. */
export async function readWord({ admin }: ControlPlane, name: string): Promise<string> {
  const answer = await admin.request("GET", `/api/v1/namespaces/${NAMESPACE}/secrets/${name}`);
  const { word } = (answer.body["data"] ?? {}) as Readonly<Record<string, string>>;
  if (word === undefined) return `refused: ${String(answer.status)}`;
  return Buffer.from(word, "base64").toString("utf8");
}

/** Provider and key of an object in etcd, whose bytes begin with both, unless the word can be read in them. */
export async function storedBy(
  plane: ControlPlane,
  name: string,
  resource: Stored = "secrets",
  member = plane.first,
): Promise<string> {
  const raw = await plane.stored(member, `/registry/${resource}/${NAMESPACE}/${name}`);
  if (raw === undefined) return "nothing";
  const words = [WORD, Buffer.from(WORD).toString("base64")];
  if (words.some((word) => raw.includes(word))) return "in the clear";
  const [, provider = "unknown", key = ""] =
    /^k8s:enc:(\w+):v\d:([^:]+):/.exec(raw.subarray(0, 100).toString("latin1")) ?? [];
  return `${provider}:${key}`;
}

function verdict(answer: Answer): string {
  return accepted(answer) ? "accepted" : messageOf(answer);
}
