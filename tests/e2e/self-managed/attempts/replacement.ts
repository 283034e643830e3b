import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { builtProgram } from "../../kubernetes/go-programs";
import { ETCD_PEER_PORT, ETCD_PORT, type ControlPlane } from "../plane";
import { ETCDCTL } from "../programs";
import type { Attempt } from "../table";
import { storedBy, WORD, writeWord } from "./words";

const PKI = "/etc/kubernetes/pki";
const SNAPSHOT = "/var/lib/snapshot.db";

/** A snapshot of etcd, and a member that is replaced by an empty machine, as docs/self-managed.md has it. */
export async function replacementAttempts(
  plane: ControlPlane,
  key: string,
): Promise<readonly Attempt[]> {
  const { first } = plane;
  const lost = plane.member(2);
  etcdctl(plane, "snapshot", "save", first.at(SNAPSHOT));
  const snapshot = fs.readFileSync(first.at(SNAPSHOT));
  const words = [WORD, Buffer.from(WORD).toString("base64")];
  await lost.kill("etcd");
  lost.forget();
  etcdctl(plane, "member", "remove", memberId(plane, lost.name));
  const peer = `https://${lost.address}:${String(ETCD_PEER_PORT)}`;
  etcdctl(plane, "member", "add", lost.name, `--peer-urls=${peer}`);
  await plane.deploy({ joiningMember: lost.name });
  lost.start("etcd");
  await lost.ready("etcd");
  const onIt = await storedBy(plane, "before", "secrets", lost);
  const written = await writeWord(plane, "afterwards");
  return [
    {
      attempt: "contents of Secrets in a snapshot of etcd",
      expected: "none",
      seen: words.some((word) => snapshot.includes(word)) ? "in the clear" : "none",
    },
    {
      attempt: "a member replaced by an empty machine: an old Secret on it",
      expected: key,
      seen: onIt,
    },
    { attempt: "a member replaced: a new Secret", expected: "accepted", seen: written },
  ];
}

/** Runs etcdctl on the first member, with the files that are there. */
function etcdctl({ first }: ControlPlane, ...command: readonly string[]): string {
  const flags = [
    `--endpoints=https://${first.address}:${String(ETCD_PORT)}`,
    `--cacert=${first.at(`${PKI}/etcd-ca.crt`)}`,
    `--cert=${first.at(`${PKI}/etcd-client.crt`)}`,
    `--key=${first.at(`${PKI}/etcd-client.key`)}`,
  ];
  const options = { encoding: "utf8", stdio: "pipe" } as const;
  return execFileSync(builtProgram(ETCDCTL), [...command, ...flags], options);
}

/** Lines of `member list` are id, status, name and more. */
function memberId(plane: ControlPlane, name: string): string {
  const lines = etcdctl(plane, "member", "list").split("\n");
  const found = lines.map((line) => line.split(", ")).find(([, , of]) => of === name);
  if (found?.[0] === undefined) throw new Error(`etcd has no member ${name}`);
  return found[0];
}
