import { CERTIFICATES } from "./certificates";
import { GUARDED_PODS } from "./guarded-pods";
import { PODS } from "./pods";
import { RIGHTS } from "./rights";
import type { RequestRow, Verdicts } from "./row";
import { SECRETS_AND_NAMESPACES } from "./secrets-and-namespaces";
import { TRAFFIC } from "./traffic";

/** All requests that the API server and the pack are asked about. */
export const REQUESTS: readonly RequestRow[] = [
  ...PODS,
  ...GUARDED_PODS,
  ...TRAFFIC,
  ...CERTIFICATES,
  ...RIGHTS,
  ...SECRETS_AND_NAMESPACES,
];

/** Whether both admit, or both refuse, and a policy of the guard for the reason that the pack has as well. */
export function agree({ server, pack }: Verdicts): boolean {
  if (server === "admitted") return pack.length === 0;
  const guarded = /^guard (.*)$/.exec(server)?.[1];
  return guarded === undefined ? pack.length > 0 : pack.includes(guarded);
}
