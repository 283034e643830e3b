import { generateKeyPairSync, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ApiClient } from "./client";
import { builtProgram, ETCD, kubeApiserver } from "./go-programs";
import { freePorts, Program } from "./processes";

const HOST = "127.0.0.1";
const READY_WITHIN_MS = 90_000;

/**
 * What EKS turns on beyond the defaults of Kubernetes, which PodSecurity, ServiceAccount, LimitRanger, ResourceQuota and
 * ValidatingAdmissionPolicy are among. Source: Amazon EKS user guide, "EKS platform versions".
 */
const ADMISSION_PLUGINS = ["NodeRestriction", "ExtendedResourceToleration"];

/** An API server with its etcd, nothing else of a cluster: no controllers, no scheduler, no nodes. */
export interface ApiServer {
  /** A client in `system:masters`. */
  readonly admin: ApiClient;
  /** Ends both programs and removes all that they wrote. */
  stop(): Promise<void>;
}

/** Starts kube-apiserver of the given minor on free ports, and returns once it is ready. */
export async function startApiServer(minor: string): Promise<ApiServer> {
  const programs = { etcd: builtProgram(ETCD), apiserver: builtProgram(kubeApiserver(minor)) };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kube-apiserver-"));
  const running: Program[] = [];
  const stop = async () => {
    for (const program of [...running].reverse()) await program.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [etcdPort, peerPort, port] = await freePorts(HOST, 3);
    const etcd = `http://${HOST}:${String(etcdPort)}`;
    const peer = `http://${HOST}:${String(peerPort)}`;
    running.push(new Program(programs.etcd, etcdFlags(folder, etcd, peer), folder));
    const token = randomBytes(32).toString("hex");
    writeCredentials(folder, token);
    const flags = apiserverFlags(folder, etcd, String(port));
    const apiserver = new Program(programs.apiserver, flags, folder);
    running.push(apiserver);
    const admin = await readyClient(folder, String(port), token, apiserver);
    return { admin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function etcdFlags(folder: string, client: string, peer: string): readonly string[] {
  return [
    `--data-dir=${path.join(folder, "etcd")}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    "--unsafe-no-fsync",
  ];
}

function apiserverFlags(folder: string, etcd: string, port: string): readonly string[] {
  const key = path.join(folder, "service-accounts.key");
  return [
    `--etcd-servers=${etcd}`,
    `--bind-address=${HOST}`,
    `--advertise-address=${HOST}`,
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    "--authorization-mode=Node,RBAC",
    `--token-auth-file=${path.join(folder, "tokens.csv")}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--service-cluster-ip-range=172.20.0.0/16",
    "--allow-privileged=true",
    `--enable-admission-plugins=${ADMISSION_PLUGINS.join(",")}`,
    "--endpoint-reconciler-type=none",
  ];
}

function writeCredentials(folder: string, token: string): void {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  fs.writeFileSync(path.join(folder, "service-accounts.key"), pem, { mode: 0o600 });
  const line = `${token},tests,tests,system:masters\n`;
  fs.writeFileSync(path.join(folder, "tokens.csv"), line, { mode: 0o600 });
}

/** Waits for /readyz, then for the namespaces and roles that the server makes for itself. */
async function readyClient(
  folder: string,
  port: string,
  token: string,
  apiserver: Program,
): Promise<ApiClient> {
  const certificate = path.join(folder, "apiserver.crt");
  const wanted = ["/readyz", "/api/v1/namespaces/kube-system", "/api/v1/namespaces/default"];
  for (const started = Date.now(); Date.now() - started < READY_WITHIN_MS; await delay(200)) {
    apiserver.requireRunning();
    if (!fs.existsSync(certificate)) continue;
    const ca = fs.readFileSync(certificate, "utf8");
    const client = new ApiClient({ host: HOST, port, ca, token });
    const statuses = wanted.map((place) => client.request("GET", place).catch(() => undefined));
    const answers = await Promise.all(statuses);
    if (answers.every((answer) => answer?.status === 200)) return client;
  }
  throw new Error(`kube-apiserver was not ready in time: ${apiserver.lastWords()}`);
}
