import http from "node:http";
import https from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import type { Program } from "../kubernetes/processes";

interface Probe {
  readonly httpGet: {
    readonly host?: string;
    readonly path: string;
    readonly port: number | string;
    readonly scheme?: "HTTP" | "HTTPS";
  };
}

/** The parts of a static pod that the kubelet acts on. */
export interface StaticPod {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly containers: readonly {
      readonly command: readonly string[];
      readonly args?: readonly string[];
      readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
      readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
      readonly startupProbe?: Probe;
      readonly readinessProbe?: Probe;
      readonly livenessProbe?: Probe;
    }[];
    readonly volumes: readonly {
      readonly name: string;
      readonly hostPath: { readonly path: string; readonly type: string };
    }[];
  };
}

const READY_WITHIN_MS = 60_000;

/** Waits until all probes of the pod on this machine succeed; throws when its program ends, or takes too long. */
export async function probed(pod: StaticPod, address: string, program: Program): Promise<void> {
  const { name } = pod.metadata;
  const [container] = pod.spec.containers;
  const { startupProbe, readinessProbe, livenessProbe, ports = [] } = container ?? {};
  const probes = [startupProbe, readinessProbe, livenessProbe].flatMap((one) => one ?? []);
  if (probes.length === 0) throw new Error(`${name} has no probe`);
  const started = Date.now();
  for (const { httpGet } of probes) {
    const port = ports.find((one) => one.name === httpGet.port)?.containerPort ?? httpGet.port;
    const host = httpGet.host?.replace("127.0.0.1", address) ?? address;
    const url = `${(httpGet.scheme ?? "HTTP").toLowerCase()}://${host}:${String(port)}${httpGet.path}`;
    for (let status = await get(url); status < 200 || status >= 400; status = await get(url)) {
      program.requireRunning();
      if (Date.now() - started > READY_WITHIN_MS) {
        throw new Error(`${name}: ${url} answers ${String(status)}: ${program.lastWords()}`);
      }
      await delay(200);
    }
  }
}

/** The status, and 0 without an answer. Probes of the kubelet do not verify certificates. */
function get(url: string): Promise<number> {
  return new Promise((resolve) => {
    const answered = (response: http.IncomingMessage) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    };
    const options = { agent: false, signal: AbortSignal.timeout(5_000) };
    const request = url.startsWith("https:")
      ? https.get(url, { ...options, rejectUnauthorized: false }, answered)
      : http.get(url, options, answered);
    request.on("error", () => resolve(0));
  });
}
