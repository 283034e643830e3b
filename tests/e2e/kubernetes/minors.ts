import { startApiServer, type ApiServer } from "./server";

/** Kubernetes minors to test against: HARDENED_CLUSTER_E2E_MINORS, for example "1.34 1.36". Default 1.35, the target. */
export const MINORS: readonly string[] = (
  process.env["HARDENED_CLUSTER_E2E_MINORS"]?.split(/[\s,]+/) ?? ["1.35"]
).filter((minor) => minor !== "");

/** A first build compiles all of kube-apiserver. */
export const WITH_BUILD_MS = 1_500_000;

/** Runs something with an API server of its own. */
export async function withApiServer(
  minor: string,
  use: (server: ApiServer) => Promise<void>,
): Promise<void> {
  const server = await startApiServer(minor);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}
