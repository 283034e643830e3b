import * as pulumi from "@pulumi/pulumi";
import { PrivateKey } from "@pulumi/tls/privateKey";
import { FIRST_ADMINISTRATOR } from "../pki/control-plane-certificates";
import { TrustDomain } from "../pki/trust-domains";
import type { MachineBundle, SelfManagedControlPlaneArgs } from "./args";
import { memberFiles, workerFiles, type PlannedFile } from "./files";
import { firstManifests } from "./first-manifests";
import { embeddedKubeconfig, serverAt } from "./kubeconfigs";
import type { MachineArgs } from "./machines";
import { planControlPlane } from "./plan";
import { FileContents, requireSources } from "./sources";
import { cloudConfig, compressed } from "./user-data";

/**
 * The files of a control plane on machines that one runs oneself: etcd, kube-apiserver, kube-controller-manager, kube-scheduler
 * and kubelets, each with certificates of its own trust domain and with flags of the CIS Kubernetes Benchmark 1.12.0 (controls
 * apiserver-flags, controller-manager-flags, scheduler-flags, etcd-flags, kubelet-config, encryption-config,
 * audit-policy-present). No machine gets the key of a CA, so that none can make certificates. It registers no machine:
 * bring them, and give each its user data or its files.
 *
 * Where EKS is to be had, `HardenedCluster` is the better choice: the service keeps etcd, its keys and its upgrades.
 */
export class SelfManagedControlPlane extends pulumi.ComponentResource {
  /** What the machines of the control plane get, in the order of `members`. */
  readonly members: MachineBundle[];
  /** What the machines for pods get, in the order of `workers`. */
  readonly workers: MachineBundle[];
  /** URL of the API server. */
  readonly endpoint: string;
  /** Objects that the first administrator applies once: who may reach kubelets, and who administers the cluster. */
  readonly firstManifests: string;
  /** Kubeconfig of the first administrator, always secret. Absent without `firstAdministrator` of the ClusterPki. */
  readonly firstAdministratorKubeconfig?: pulumi.Output<string>;

  constructor(
    name: string,
    args: SelfManagedControlPlaneArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const owner = `SelfManagedControlPlane "${name}"`;
    const plan = planControlPlane(owner, args);
    const members = plan.names.members.map((machine) => ({
      machine,
      files: memberFiles(plan, machine),
    }));
    const workers = plan.names.workers.map((machine) => ({
      machine,
      files: workerFiles(plan, machine),
    }));
    for (const { files } of [...members, ...workers]) requireSources(owner, args.pki, files);
    super("hardened-cluster:index:SelfManagedControlPlane", name, withSecretKeys(args), opts);

    const tokenKeys = plan.tokenKeys.map(({ id }) => {
      const resource = `${name}-service-accounts-${id}-key`;
      const key = { algorithm: "ECDSA", ecdsaCurve: "P256" };
      const children = { parent: this, dependsOn: opts?.dependsOn };
      return [id, new PrivateKey(resource, key, children)] as const;
    });
    const contents = new FileContents(owner, args.pki, plan, new Map(tokenKeys));
    this.members = members.map((one) => bundle({ ...one, contents, isMember: true }));
    this.workers = workers.map((one) => bundle({ ...one, contents, isMember: false }));
    this.endpoint = serverAt(plan.names.endpointHost);
    this.firstManifests = firstManifests(plan);
    this.firstAdministratorKubeconfig = administratorKubeconfig(this.endpoint, args);
    this.registerOutputs({
      members: this.members,
      workers: this.workers,
      endpoint: this.endpoint,
      firstManifests: this.firstManifests,
      firstAdministratorKubeconfig: this.firstAdministratorKubeconfig,
    });
  }
}

interface Planned {
  readonly machine: MachineArgs;
  readonly files: readonly PlannedFile[];
  readonly contents: FileContents;
  readonly isMember: boolean;
}

/** Every file belongs to root (CIS Kubernetes Benchmark 1.12.0, clauses 1.1.2 to 1.1.19, 4.1.2 to 4.1.10). */
const OWNER = "root:root";

function bundle({ machine, files, contents, isMember }: Planned): MachineBundle {
  const written = files.map(({ path, mode, source }) => ({
    path,
    mode,
    owner: OWNER,
    content: contents.of(source),
  }));
  const texts = pulumi.all(written.map(({ content }) => content));
  const userData = texts.apply((all) =>
    cloudConfig(
      machine.name,
      written.map((file, index) => ({ ...file, content: all[index] ?? "" })),
      { isMember },
    ),
  );
  const { name, address } = machine;
  return {
    name,
    address,
    files: written,
    userData: pulumi.secret(userData),
    userDataBase64: pulumi.secret(userData.apply(compressed)),
  };
}

/** Inputs of a component stand in the state: the keys among them as secrets, and those of `pki` stand there already. */
function withSecretKeys(args: SelfManagedControlPlaneArgs): pulumi.Inputs {
  const { encryption } = args;
  const keys = encryption.keys?.map((key) => ({ ...key, secret: pulumi.secret(key.secret) }));
  return { ...args, pki: undefined, encryption: { ...encryption, keys } };
}

function administratorKubeconfig(
  endpoint: string,
  { clusterName, pki }: SelfManagedControlPlaneArgs,
): pulumi.Output<string> | undefined {
  const certificate = pki.certificates.find(
    (one) => one.domain === TrustDomain.ApiUsers && one.name === FIRST_ADMINISTRATOR,
  );
  if (certificate === undefined || pki.apiClientTrust === undefined) return undefined;
  const pem = {
    certificate: certificate.certificatePem,
    key: certificate.privateKeyPem,
    root: pki.apiClientTrust,
  };
  const text = pulumi
    .output(pem)
    .apply((known) => JSON.stringify(embeddedKubeconfig(endpoint, clusterName, known)));
  return pulumi.secret(text);
}
