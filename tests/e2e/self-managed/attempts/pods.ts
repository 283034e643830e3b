import { setTimeout as delay } from "node:timers/promises";
import { accepted, messageOf, type Answer, type Manifest } from "../../kubernetes/client";
import type { ControlPlane } from "../plane";
import type { Attempt } from "../table";

const FRESH = "fresh";
const WITHIN_MS = 30_000;

const image = `registry.example.com/app@sha256:${"0".repeat(64)}`;
const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
};

function pod(name: string, namespace: string, securityContext: unknown): Manifest {
  const containers = [{ name: "app", image, securityContext }];
  return { apiVersion: "v1", kind: "Pod", metadata: { name, namespace }, spec: { containers } };
}

/** Pods in a namespace that nobody has labelled, and in the system's. */
export async function podAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const { admin } = plane;
  await createNamespace(plane, FRESH);
  const refused = "refused: restricted";
  const rows: readonly (readonly [string, Manifest, string])[] = [
    ["a privileged pod in a fresh namespace", pod("root", FRESH, { privileged: true }), refused],
    ["a pod without security context there", pod("plain", FRESH, undefined), refused],
    ["a restricted pod there", pod("app", FRESH, restricted), "accepted"],
    [
      "a privileged pod in kube-system",
      pod("cni", "kube-system", { privileged: true }),
      "accepted",
    ],
  ];
  const attempts: Attempt[] = [];
  for (const [attempt, object, expected] of rows) {
    const query = attempt.endsWith("kube-system") ? "dryRun=All" : "";
    attempts.push({ attempt, expected, seen: verdict(await admin.create(object, query)) });
  }
  return attempts;
}

/** The Pod Security level that an object violates, where it is refused. */
function verdict(answer: Answer): string {
  if (accepted(answer)) return "accepted";
  const level = /violates PodSecurity "(\w+)/.exec(messageOf(answer))?.[1];
  return level === undefined ? messageOf(answer) : `refused: ${level}`;
}

export async function createNamespace(plane: ControlPlane, name: string): Promise<void> {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  const answer = await plane.admin.create(namespace);
  if (!accepted(answer)) throw new Error(`${name}: ${messageOf(answer)}`);
  await furnished(plane, name);
}

/** Waits for what kube-controller-manager puts into each namespace. */
export async function furnished({ admin }: ControlPlane, name: string): Promise<void> {
  const place = `/api/v1/namespaces/${name}`;
  const wanted = [`${place}/serviceaccounts/default`, `${place}/configmaps/kube-root-ca.crt`];
  for (const started = Date.now(); ; await delay(200)) {
    const answers = await Promise.all(wanted.map((one) => admin.request("GET", one)));
    if (answers.every(accepted)) return;
    if (Date.now() - started > WITHIN_MS) throw new Error(`${name}: no account or no root`);
  }
}
