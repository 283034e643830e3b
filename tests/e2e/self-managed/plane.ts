import { randomBytes, randomInt } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EncryptionArgs, EncryptionKeyArgs } from "../../../components/self-managed/args";
import { ApiClient } from "../kubernetes/client";
import { DeployedControlPlane, type Bundle, type Deployment } from "./control-plane";
import { EtcdClient } from "./etcd-client";
import type { Door } from "./knock";
import { Machine } from "./machine";
import { OidcIssuer } from "./oidc-issuer";
import { forge, makeRoot, TlsProvider, type KeyPair, type Wanted } from "./tls-provider";

export const API_PORT = 6443;
export const ETCD_PORT = 2379;
export const ETCD_PEER_PORT = 2380;

/** Programs of the first member beside etcd, which all members run. */
const OF_ONE_MEMBER = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"];

/** A key for encryption, of random bytes. */
export function encryptionKey(id: string, role: EncryptionKeyArgs["role"]): EncryptionKeyArgs {
  return { id, role, secret: randomBytes(32).toString("base64") };
}

/** What the tokens of people are for. */
export const OIDC_CLIENT = "kubernetes";

/** A control plane that runs from the files of a deployment: etcd of three members, and all else of the first one. */
export class ControlPlane {
  readonly members: readonly Machine[];
  /** Machines that run pods only, here without a kubelet: their files alone. */
  readonly workers: readonly Machine[];

  private constructor(
    private deployment: Deployment,
    private current: DeployedControlPlane,
    private readonly provider: TlsProvider,
    private readonly folder: string,
    /** Where people get their tokens. */
    readonly issuer: OidcIssuer,
  ) {
    const machine = (bundle: Bundle) => new Machine(bundle, path.join(folder, bundle.name));
    this.members = current.members.map(machine);
    this.workers = current.workers.map(machine);
  }

  /** Deploys and starts; `prepare` does on the machines what is not in the program. */
  static async start(
    encryption: EncryptionArgs,
    prepare: (plane: ControlPlane) => Promise<void> = () => Promise.resolve(),
  ): Promise<ControlPlane> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "self-managed-"));
    // All of 127.0.0.0/8 is the loopback interface: machines have addresses of their own, and runs do not meet.
    const network = `127.${String(randomInt(64, 128))}.${String(randomInt(256))}`;
    const provider = new TlsProvider(folder);
    const { issuer, root } = await startIssuer(`${network}.31`, folder);
    const oidc = {
      issuerUrl: issuer.url,
      clientId: OIDC_CLIENT,
      certificateAuthorityPem: root.cert,
    };
    const deployment = { network, oidc, encryption };
    const deployed = await DeployedControlPlane.deploy(provider, deployment);
    const plane = new ControlPlane(deployment, deployed, provider, folder, issuer);
    try {
      await prepare(plane);
      await plane.startPrograms();
      return plane;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  private async startPrograms(): Promise<void> {
    for (const member of this.members) member.start("etcd");
    await Promise.all(this.members.map((member) => member.ready("etcd")));
    for (const name of OF_ONE_MEMBER) {
      this.first.start(name);
      await this.first.ready(name);
    }
  }

  /** Runs the program again with changes and writes the files of all members; restarts nothing. */
  async deploy(changes: Partial<Deployment>): Promise<void> {
    this.deployment = { ...this.deployment, ...changes };
    this.current = await DeployedControlPlane.deploy(this.provider, this.deployment);
    this.members.forEach((member, index) => {
      const bundle = this.current.members[index];
      if (bundle !== undefined) member.write(bundle);
    });
  }

  async stop(): Promise<void> {
    for (const member of this.members) await member.stop();
    await this.issuer.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** The member that the API server runs on. */
  get first(): Machine {
    return this.member(0);
  }

  member(index: number): Machine {
    const member = this.members[index];
    if (member === undefined) throw new Error(`no member ${String(index)}`);
    return member;
  }

  get deployed(): DeployedControlPlane {
    return this.current;
  }

  /** A client whom nothing but its certificate speaks for. */
  client(certificate: KeyPair): ApiClient {
    const { host, port, ca } = this.apiServer;
    return new ApiClient({ host, port: String(port), ca, certificate });
  }

  /** A client whom nothing but its token speaks for. */
  bearer(token: string): ApiClient {
    const { host, port, ca } = this.apiServer;
    return new ApiClient({ host, port: String(port), ca, token });
  }

  /** A client in system:masters, with the certificate for the first day. */
  get admin(): ApiClient {
    return this.client(this.deployed.certificate("api-users", "first-administrator"));
  }

  get apiServer(): Door {
    return { host: this.first.address, port: API_PORT, ca: this.deployed.apiServerTrust };
  }

  /** The port of etcd's clients on a member. */
  etcd(member: Machine): Door {
    return { host: member.address, port: ETCD_PORT, ca: this.deployed.root("etcd-clients").cert };
  }

  /** Stored bytes of a key, past the API server: read from one member with the certificate of its API server. */
  async stored(member: Machine, key: string): Promise<Buffer | undefined> {
    const { host, port, ca } = this.etcd(member);
    const pair = this.deployed.certificate("etcd-clients", `${member.name}-apiserver`);
    const etcd = new EtcdClient(`${host}:${String(port)}`, member.name, { ca, ...pair });
    try {
      return await etcd.get(key);
    } finally {
      etcd.close();
    }
  }

  /** A certificate that somebody with the key of a domain's root makes. */
  forged(domain: string, wanted: Wanted): KeyPair {
    return forge(this.deployed.root(domain), wanted, this.folder);
  }
}

/** An issuer with a root of its own, which is none of the cluster's. */
async function startIssuer(
  address: string,
  folder: string,
): Promise<{ readonly issuer: OidcIssuer; readonly root: KeyPair }> {
  const root = makeRoot("issuer of tokens", folder);
  const subject = { commonName: "issuer" };
  const wanted = { subject, ipAddresses: [address], allowedUses: ["server_auth"] as const };
  return { issuer: await OidcIssuer.start(address, forge(root, wanted, folder)), root };
}
