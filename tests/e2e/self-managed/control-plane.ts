import path from "node:path";
import { ClusterPki } from "../../../components/pki/cluster-pki";
import type { EncryptionArgs, OidcArgs } from "../../../components/self-managed/args";
import { SelfManagedControlPlane } from "../../../components/self-managed/self-managed-control-plane";
import { runProgram, type ProgramRun } from "../../../preview/engine";
import { SELF_SIGNED } from "../../components/pki-example";
import { ROOT } from "../../support/repository";
import { plain } from "./plain";
import type { KeyPair, TlsProvider } from "./tls-provider";

/** A file as a machine gets it. */
export interface FileOfMachine {
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  readonly content: string;
}

/** A machine with all that it gets, secrets readable. */
export interface Bundle {
  readonly name: string;
  readonly address: string;
  readonly files: readonly FileOfMachine[];
  readonly userData: string;
}

interface Certificate {
  readonly domain: string;
  readonly name: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

interface Outputs {
  readonly members: readonly Bundle[];
  readonly workers: readonly Bundle[];
  readonly firstManifests: string;
  readonly certificates: readonly Certificate[];
  readonly trust: string;
}

/** Where a control plane is, who its people are, and the keys that it has now. */
export interface Deployment {
  /** The first three numbers of all addresses: members have 11, 12 and 13 after them. */
  readonly network: string;
  readonly oidc: OidcArgs;
  readonly encryption: EncryptionArgs;
  /** A member that is replaced. */
  readonly joiningMember?: string;
}

const digest = (name: string) => `registry.example.com/${name}@sha256:${"0".repeat(64)}`;
const IMAGES = {
  etcd: digest("etcd"),
  apiServer: digest("kube-apiserver"),
  controllerManager: digest("kube-controller-manager"),
  scheduler: digest("kube-scheduler"),
};

/** What a deployment of a control plane leaves behind: the stack's outputs, and the CAs in its state. */
export class DeployedControlPlane {
  private constructor(
    private readonly run: ProgramRun,
    private readonly outputs: Outputs,
  ) {}

  /** Runs the program; the provider answers for its certificates. */
  static async deploy(
    provider: TlsProvider,
    { network, oidc, encryption, joiningMember }: Deployment,
  ): Promise<DeployedControlPlane> {
    const machine = (name: string, host: number) => ({
      name,
      address: `${network}.${String(host)}`,
    });
    const names = {
      members: [machine("cp-1", 11), machine("cp-2", 12), machine("cp-3", 13)],
      workers: [machine("worker-1", 21)],
      apiServerNames: [`${network}.11`],
      serviceCidr: "10.96.0.0/16",
    };
    const program = () => {
      const pki = new ClusterPki("pki", {
        clusterName: "blue",
        domains: [],
        controlPlane: { ...names, firstAdministrator: "jane" },
      });
      const { members, workers, firstManifests } = new SelfManagedControlPlane("control-plane", {
        ...names,
        clusterName: "blue",
        podCidr: "10.128.0.0/14",
        images: IMAGES,
        pki,
        userAuthentication: { certificates: true, oidc },
        encryption,
        ...(joiningMember !== undefined && { joiningMember }),
        administratorGroups: ["oidc:administrators"],
      });
      const { certificates, apiClientTrust: trust } = pki;
      return { members, workers, firstManifests, certificates, trust };
    };
    const run = await runProgram({
      project: "self-managed",
      stack: "tests",
      organization: "organization",
      configuration: {},
      secretKeys: [],
      projectFolder: path.resolve(ROOT),
      onRegister: provider.answer,
      program,
    });
    if (run.errors.length > 0) throw new Error(run.errors.map(({ message }) => message).join("\n"));
    return new DeployedControlPlane(run, plain(run.outputs) as unknown as Outputs);
  }

  get members(): readonly Bundle[] {
    return this.outputs.members;
  }

  get workers(): readonly Bundle[] {
    return this.outputs.workers;
  }

  get firstManifests(): string {
    return this.outputs.firstManifests;
  }

  /** The roots that clients of the API server believe. */
  get apiServerTrust(): string {
    return this.outputs.trust;
  }

  /** A certificate of a domain, for example of `front-proxy`. */
  certificate(domain: string, name: string): KeyPair {
    const found = this.outputs.certificates.find(
      (one) => one.domain === domain && one.name === name,
    );
    if (found === undefined) throw new Error(`no certificate ${name} of ${domain}`);
    return { cert: found.certificatePem, key: found.privateKeyPem };
  }

  /** The CA of a domain with its key: what nobody but the state has. */
  root(domain: string): KeyPair {
    const name = `pki-${domain}-1-root`;
    const found = this.run.resources.find((one) => one.type === SELF_SIGNED && one.name === name);
    if (found === undefined) throw new Error(`no root ${name}`);
    const { certPem, privateKeyPem } = plain(found.inputs) as Readonly<Record<string, string>>;
    return { cert: certPem ?? "", key: privateKeyPem ?? "" };
  }
}
