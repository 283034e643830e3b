import https from "node:https";
import type { KeyPair } from "./tls-provider";

/** A door: a server's port, and the roots that a caller believes of it. */
export interface Door {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
}

/** Somebody at a door. */
export interface Caller {
  readonly certificate?: KeyPair;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** Alerts of TLS by number (RFC 8446, appendix B.2). */
const ALERTS: Readonly<Record<string, string>> = {
  "42": "bad_certificate",
  "48": "unknown_ca",
  "116": "certificate_required",
};
const TIMEOUT_MS = 10_000;

/** Asks for a path: the status that comes back, or the alert with which the server ends the handshake. */
export async function knock(
  { host, port, ca }: Door,
  path: string,
  { certificate, headers = {} }: Caller = {},
): Promise<string> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const options = { host, port, ca, ...certificate, path, headers, agent: false, signal };
  return new Promise((resolve) => {
    const request = https.get(options, (response) => {
      response.resume();
      resolve(String(response.statusCode));
    });
    request.on("error", ({ code = "", message }: NodeJS.ErrnoException) => {
      const number = /SSL alert number (\d+)/.exec(message)?.[1];
      resolve(
        number === undefined ? `${code} ${message}` : `TLS alert ${ALERTS[number] ?? number}`,
      );
    });
  });
}
