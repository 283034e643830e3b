import { setTimeout as delay } from "node:timers/promises";
import type { EncryptionKeyArgs } from "../../../../components/self-managed/args";
import { accepted, messageOf, type Manifest } from "../../kubernetes/client";
import { encryptionKey, type ControlPlane } from "../plane";
import type { Attempt } from "../table";

export const NAMESPACE = "vault";
/** What no copy of etcd's disk and no record of a request may show. */
export const WORD = "correct-horse-battery-staple";

/** A new key is read from its file every minute (kube-apiserver, EncryptionConfigFileChangePollDuration). */
const RELOADED_WITHIN_MS = 90_000;
const RELOADS =
  /^apiserver_encryption_config_controller_automatic_reloads_total\{.*status="success".*\} (\d+)$/m;

/** Secrets on their way to etcd and back, while the key is replaced. */
export class SecretAttempts {
  readonly attempts: Attempt[] = [];

  constructor(private readonly plane: ControlPlane) {}

  async run(first: EncryptionKeyArgs): Promise<void> {
    const second = encryptionKey("second", "next");
    await this.write("old");
    await this.expect("a Secret, raw from etcd", "old", "secretbox:first");
    await this.expectReadable("a Secret through the API", "old");
    await this.write("settings", "ConfigMap");
    await this.expect("a ConfigMap, raw from etcd", "settings", "secretbox:first", "configmaps");
    await this.deploy([first, second]);
    await this.deploy([
      { ...first, role: "previous" },
      { ...second, role: "current" },
    ]);
    await this.write("new");
    await this.expect("key switched: the old Secret, raw from etcd", "old", "secretbox:first");
    await this.expectReadable("key switched: the old Secret through the API", "old");
    await this.expect("key switched: a new Secret, raw from etcd", "new", "secretbox:second");
    await this.expectReadable("key switched: the new Secret through the API", "new");
    await this.rewrite("old");
    await this.rewrite("settings", "ConfigMap");
    await this.expect("the old Secret written again, raw from etcd", "old", "secretbox:second");
    await this.deploy([{ ...second, role: "current" }]);
    await this.expectReadable("old key removed: the old Secret through the API", "old");
  }

  /** Deploys other keys to files of running members, and waits until the API server has read them. */
  private async deploy(keys: EncryptionKeyArgs[]): Promise<void> {
    const before = await this.reloads();
    await this.plane.deploy(keys);
    const started = Date.now();
    while ((await this.reloads()) === before) {
      if (Date.now() - started > RELOADED_WITHIN_MS) throw new Error("the keys were not reloaded");
      await delay(1_000);
    }
  }

  private async reloads(): Promise<number> {
    const { body } = await this.plane.admin.request("GET", "/metrics");
    return Number(RELOADS.exec(String(body["message"]))?.[1] ?? 0);
  }

  private async write(name: string, kind = "Secret"): Promise<void> {
    const field = kind === "Secret" ? "stringData" : "data";
    const metadata = { name, namespace: NAMESPACE };
    const object: Manifest = { apiVersion: "v1", kind, metadata, [field]: { word: WORD } };
    const answer = await this.plane.admin.create(object);
    if (!accepted(answer)) throw new Error(`${name}: ${messageOf(answer)}`);
  }

  /** Writes an object as it is, which encrypts it with the key of now. */
  private async rewrite(name: string, kind = "Secret"): Promise<void> {
    const { admin } = this.plane;
    const metadata = { name, namespace: NAMESPACE };
    const place = await admin.placeOf({ apiVersion: "v1", kind, metadata });
    const { body } = await admin.request("GET", place);
    const answer = await admin.request("PUT", place, body);
    if (!accepted(answer)) throw new Error(`${name}: ${messageOf(answer)}`);
  }

  private async expect(
    attempt: string,
    name: string,
    expected: string,
    resource = "secrets",
  ): Promise<void> {
    const raw = await this.plane.stored(
      this.plane.first,
      `/registry/${resource}/${NAMESPACE}/${name}`,
    );
    this.attempts.push({ attempt, expected, seen: stored(raw) });
  }

  private async expectReadable(attempt: string, name: string): Promise<void> {
    const seen = await readWord(this.plane, name);
    this.attempts.push({ attempt, expected: WORD, seen });
  }
}

/** The word in a Secret, as an administrator reads it, or why not. */
export async function readWord({ admin }: ControlPlane, name: string): Promise<string> {
  const answer = await admin.request("GET", `/api/v1/namespaces/${NAMESPACE}/secrets/${name}`);
  const { word } = (answer.body["data"] ?? {}) as Readonly<Record<string, string>>;
  return word === undefined ? messageOf(answer) : Buffer.from(word, "base64").toString("utf8");
}

/** Provider and key of stored bytes, which begin with both, unless the word can be read in them. */
function stored(raw: Buffer | undefined): string {
  if (raw === undefined) return "nothing";
  if (raw.includes(WORD) || raw.includes(Buffer.from(WORD).toString("base64")))
    return "in the clear";
  const [, provider = "unknown", key = ""] =
    /^k8s:enc:(\w+):v\d:([^:]+):/.exec(raw.subarray(0, 100).toString("latin1")) ?? [];
  return `${provider}:${key}`;
}
