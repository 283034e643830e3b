import { once } from "node:events";
import fs from "node:fs";
import https from "node:https";
import type { TLSSocket } from "node:tls";
import { accepted, messageOf, type Answer, type Manifest } from "../../kubernetes/client";
import type { ControlPlane } from "../plane";
import type { Attempt } from "../table";
import type { KeyPair } from "../tls-provider";

const NODE = "cp-2";
const KUBELET_PORT = 10250;
/** A pod that an earlier attempt created. */
const LOG = "/api/v1/namespaces/fresh/pods/app/log?container=app";
const CLIENT_ROOTS = "/etc/kubernetes/kubelet/client-ca.crt";

const verdict = (answer: Answer) =>
  accepted(answer) ? "accepted" : `refused: ${String(answer.status)}`;
const node = (name: string): Manifest => ({ apiVersion: "v1", kind: "Node", metadata: { name } });

/** What a node may do, and who can pose as one. */
export async function kubeletAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const { deployed } = plane;
  const kubelet = plane.client(deployed.certificate("api-users", `${NODE}-kubelet`));
  const own = await kubelet.create(node(NODE));
  const other = await kubelet.create(node("cp-3"));
  const secret = await kubelet.request("GET", "/api/v1/namespaces/vault/secrets/old");
  await announce(plane);
  await bind(plane);
  const wanted = {
    subject: { commonName: `system:node:${NODE}`, organization: "system:nodes" },
    ipAddresses: [plane.member(1).address],
    allowedUses: ["server_auth"] as const,
  };
  const forged = (domain: string) => plane.forged(domain, wanted);
  return [
    { attempt: "kubelet: its own node", expected: "accepted", seen: verdict(own) },
    { attempt: "kubelet: another node", expected: "refused: 403", seen: verdict(other) },
    {
      attempt: "kubelet: a Secret of no pod of its own",
      expected: "refused: 403",
      seen: verdict(secret),
    },
    {
      attempt: "API server asks a kubelet for logs",
      expected: "asked by kube-apiserver-kubelet-client",
      seen: await logsFrom(plane, deployed.certificate("kubelet-serving", `${NODE}-kubelet`)),
    },
    ...(await refusals(plane, ["api-users", "apiserver-serving", "etcd-clients"], forged)),
  ];
}

async function refusals(
  plane: ControlPlane,
  domains: readonly string[],
  forged: (domain: string) => KeyPair,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const domain of domains) {
    attempts.push({
      attempt: `API server asks a kubelet that is forged with the root of ${domain}`,
      expected: "x509: certificate signed by unknown authority",
      seen: await logsFrom(plane, forged(domain)),
    });
  }
  return attempts;
}

/** Says, as the kubelet does, where its node is. */
async function announce(plane: ControlPlane): Promise<void> {
  const { admin } = plane;
  const address = plane.member(1).address;
  const status = {
    addresses: [{ type: "InternalIP", address }],
    daemonEndpoints: { kubeletEndpoint: { Port: KUBELET_PORT } },
  };
  const place = `${await admin.placeOf(node(NODE))}/status`;
  const answer = await admin.request("PATCH", place, { status }, "application/merge-patch+json");
  if (!accepted(answer)) throw new Error(messageOf(answer));
}

/** Puts the pod on the node, in the place of the scheduler, which finds no ready node. */
async function bind({ admin }: ControlPlane): Promise<void> {
  const answer = await admin.request("POST", "/api/v1/namespaces/fresh/pods/app/binding", {
    apiVersion: "v1",
    kind: "Binding",
    metadata: { name: "app" },
    target: { kind: "Node", name: NODE },
  });
  if (!accepted(answer)) throw new Error(messageOf(answer));
}

/**
 * What the API server answers about a pod's log while a server with this certificate stands in for the kubelet. Like the kubelet,
 * it believes the roots of its file alone; it says who asks.
 */
async function logsFrom(plane: ControlPlane, { cert, key }: KeyPair): Promise<string> {
  const machine = plane.member(1);
  const ca = fs.readFileSync(machine.at(CLIENT_ROOTS));
  const options = { cert, key, ca, requestCert: true, rejectUnauthorized: true };
  const server = https.createServer(options, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    response.end(`asked by ${String(subject.CN)}`);
  });
  await once(server.listen(KUBELET_PORT, machine.address), "listening");
  try {
    const answer = await plane.admin.request("GET", LOG);
    const message = messageOf(answer);
    return /x509: certificate signed by unknown authority/.exec(message)?.[0] ?? message;
  } finally {
    server.closeAllConnections();
    await once(server.close(), "close");
  }
}
