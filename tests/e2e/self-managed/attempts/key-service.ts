import { setTimeout as delay } from "node:timers/promises";
import { KmsPlugin } from "../kms-plugin";
import { ControlPlane } from "../plane";
import type { Attempt } from "../table";
import { createNamespace } from "./pods";
import { NAMESPACE, readWord, storedBy, WORD, writeWord } from "./words";

const SOCKET = "/run/kms-plugin/plugin.sock";
const SERVING_WITHIN_MS = 30_000;

/** A control plane whose Secrets are encrypted with a key outside its machines. */
export async function keyServiceAttempts(): Promise<readonly Attempt[]> {
  let plugin: KmsPlugin | undefined;
  const plane = await ControlPlane.start({ kind: "kms" }, async ({ first }) => {
    plugin = new KmsPlugin(first.at(SOCKET));
    await plugin.start();
  });
  try {
    await createNamespace(plane, NAMESPACE);
    const written = await writeWord(plane, "outside");
    const raw = await storedBy(plane, "outside");
    const through = await readWord(plane, "outside");
    plugin?.stop();
    await plane.first.end("kube-apiserver");
    plane.first.start("kube-apiserver");
    const without = await onceServing(plane);
    await plugin?.start();
    await plane.first.ready("kube-apiserver");
    const back = await readWord(plane, "outside");
    return [
      { attempt: "KMS: a new Secret", expected: "accepted", seen: written },
      { attempt: "KMS: a Secret, raw from etcd", expected: "kms:kms", seen: raw },
      { attempt: "KMS: a Secret through the API", expected: WORD, seen: through },
      { attempt: "KMS: started without the plugin", expected: "refused: 500", seen: without },
      { attempt: "KMS: the plugin back", expected: WORD, seen: back },
    ];
  } finally {
    await plane.stop();
    plugin?.stop();
  }
}

/** What reading the Secret gives as soon as the API server answers anything. */
async function onceServing(plane: ControlPlane): Promise<string> {
  for (const started = Date.now(); ; await delay(500)) {
    const seen = await readWord(plane, "outside").catch((error: unknown) => String(error));
    // 429 and 503 are the answers of a server that is still starting.
    const isStarting = !/refused: (?!429|503)|^[\w-]+$/.test(seen);
    if (!isStarting || Date.now() - started > SERVING_WITHIN_MS) return seen;
  }
}
