import { setTimeout as delay } from "node:timers/promises";
import type { EncryptionKeyArgs } from "../../../../components/self-managed/args";
import { encryptionKey, type ControlPlane } from "../plane";
import type { Attempt } from "../table";
import { readWord, rewriteWord, storedBy, WORD, writeWord, type Stored } from "./words";

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
    await this.write("settings", "configmaps");
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
    await this.rewrite("settings", "configmaps");
    await this.expect("the old Secret written again, raw from etcd", "old", "secretbox:second");
    await this.deploy([{ ...second, role: "current" }]);
    await this.expectReadable("old key removed: the old Secret through the API", "old");
  }

  /** Deploys other keys to files of running members, and waits until the API server has read them. */
  private async deploy(keys: EncryptionKeyArgs[]): Promise<void> {
    const before = await this.reloads();
    await this.plane.deploy({ encryption: { kind: "secretbox", keys } });
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

  private async write(name: string, resource?: Stored): Promise<void> {
    const seen = await writeWord(this.plane, name, resource);
    if (seen !== "accepted") throw new Error(`${name}: ${seen}`);
  }

  private async rewrite(name: string, resource?: Stored): Promise<void> {
    const seen = await rewriteWord(this.plane, name, resource);
    if (seen !== "accepted") throw new Error(`${name}: ${seen}`);
  }

  private async expect(
    attempt: string,
    name: string,
    expected: string,
    resource?: Stored,
  ): Promise<void> {
    const seen = await storedBy(this.plane, name, resource);
    this.attempts.push({ attempt, expected, seen });
  }

  private async expectReadable(attempt: string, name: string): Promise<void> {
    const seen = await readWord(this.plane, name);
    this.attempts.push({ attempt, expected: WORD, seen });
  }
}
