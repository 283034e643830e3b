import type { ControlPlane } from "../plane";
import type { Attempt } from "../table";
import { readWord, storedBy, WORD, writeWord } from "./words";

/** A member of etcd that loses its power, and comes back; `key` is what Secrets are encrypted with then. */
export async function outageAttempts(
  plane: ControlPlane,
  key: string,
): Promise<readonly Attempt[]> {
  const lost = plane.member(2);
  const before = await writeWord(plane, "before");
  await lost.kill("etcd");
  const read = await readWord(plane, "before");
  const during = await writeWord(plane, "during");
  lost.start("etcd");
  await lost.ready("etcd");
  const onIt = (name: string) => storedBy(plane, name, "secrets", lost);
  return [
    { attempt: "a Secret before the outage", expected: "accepted", seen: before },
    { attempt: "one etcd member killed: the Secret", expected: WORD, seen: read },
    { attempt: "one etcd member killed: a new Secret", expected: "accepted", seen: during },
    { attempt: "the member back: the old Secret on it", expected: key, seen: await onIt("before") },
    { attempt: "the member back: the new Secret on it", expected: key, seen: await onIt("during") },
  ];
}
