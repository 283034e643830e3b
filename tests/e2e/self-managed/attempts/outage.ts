import { accepted, messageOf } from "../../kubernetes/client";
import type { ControlPlane } from "../plane";
import type { Attempt } from "../table";
import { NAMESPACE, readWord, WORD } from "./secrets";

/** A member of etcd that loses its power, and comes back. */
export async function outageAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const lost = plane.member(2);
  const write = async (name: string) => {
    const metadata = { name, namespace: NAMESPACE };
    const object = { apiVersion: "v1", kind: "Secret", metadata, stringData: { word: WORD } };
    const answer = await plane.admin.create(object);
    return accepted(answer) ? "accepted" : messageOf(answer);
  };
  await write("before");
  lost.kill("etcd");
  const attempts: Attempt[] = [
    {
      attempt: "one etcd member killed: a Secret from before",
      expected: WORD,
      seen: await readWord(plane, "before"),
    },
    {
      attempt: "one etcd member killed: a new Secret",
      expected: "accepted",
      seen: await write("during"),
    },
  ];
  lost.start("etcd");
  await lost.ready("etcd");
  for (const name of ["before", "during"]) {
    const raw = await plane.stored(lost, `/registry/secrets/${NAMESPACE}/${name}`);
    attempts.push({
      attempt: `the member back: the Secret "${name}" on it`,
      expected: "there",
      seen: raw === undefined ? "lost" : "there",
    });
  }
  return attempts;
}
