import { certificateName } from "../pki/control-plane-certificates";
import { CaRole } from "../pki/rotation";
import { TrustDomain } from "../pki/trust-domains";
import { TrustSet } from "../pki/trust-matrix";
import { admissionConfiguration } from "./admission";
import { authenticationConfiguration } from "./authentication";
import { AUDIT_POLICY } from "./audit-policy";
import { KERNEL_SETTINGS, kubeletConfiguration, kubeletUnit } from "./kubelet";
import { fileKubeconfig, serverAt } from "./kubeconfigs";
import type { MachineArgs } from "./machines";
import {
  API_SERVER_CONFIG,
  API_SERVER_PKI,
  CONTROLLER_MANAGER,
  ETCD_PKI,
  KUBELET,
  MANIFESTS,
  pairAt,
  SCHEDULER,
  TOKEN_SIGNING_KEY,
  tokenKeyFile,
} from "./paths";
import type { ControlPlanePlan } from "./plan";
import { podManifest, STATIC_PODS } from "./static-pods";

/** What stands in a file. There is no kind for the key of a CA. */
export type FileSource =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "trust"; readonly trustSet: TrustSet }
  | { readonly kind: "certificate" | "key"; readonly domain: TrustDomain; readonly name: string }
  | { readonly kind: "token-key" | "token-public-key"; readonly generation: string }
  | { readonly kind: "encryption" };

/** A file of a machine before its secrets are known. */
export interface PlannedFile {
  readonly path: string;
  /** Four octal digits. */
  readonly mode: string;
  readonly source: FileSource;
}

/** CIS Kubernetes Benchmark 1.12.0, clauses 1.1.1 to 1.1.21, 4.1.1 to 4.1.10: nobody but root reads a file of the control plane. */
const PRIVATE = "0600";

/** All files of a member, in the order in which they are written. */
export function memberFiles(plan: ControlPlanePlan, member: MachineArgs): readonly PlannedFile[] {
  return [
    ...etcdFiles(member),
    ...apiServerFiles(plan, member),
    ...controllerManagerFiles(plan, member),
    ...schedulerFiles(member),
    ...kubeletFiles(plan, member, { isMember: true }),
    ...STATIC_PODS.map((pod) =>
      json(`${MANIFESTS}/${pod.program}.yaml`, podManifest(pod, { plan, member })),
    ),
  ];
}

/** All files of a machine that runs pods only. */
export function workerFiles(plan: ControlPlanePlan, worker: MachineArgs): readonly PlannedFile[] {
  return kubeletFiles(plan, worker, { isMember: false });
}

function etcdFiles({ name }: MachineArgs): readonly PlannedFile[] {
  const { EtcdPeers, EtcdClients } = TrustDomain;
  return [
    trust(`${ETCD_PKI}/peer-ca.crt`, TrustSet.EtcdPeers),
    trust(`${ETCD_PKI}/client-ca.crt`, TrustSet.EtcdServer),
    ...pair(ETCD_PKI, "peer", EtcdPeers, certificateName.etcdPeer(name)),
    ...pair(ETCD_PKI, "server", EtcdClients, certificateName.etcdServer(name)),
  ];
}

function apiServerFiles(plan: ControlPlanePlan, { name }: MachineArgs): readonly PlannedFile[] {
  const { EtcdClients, ApiServerServing, KubeletClients, FrontProxy } = TrustDomain;
  const folder = API_SERVER_PKI;
  return [
    trust(`${folder}/etcd-ca.crt`, TrustSet.ApiServerToEtcd),
    trust(`${folder}/client-ca.crt`, TrustSet.ApiServerClients),
    trust(`${folder}/front-proxy-ca.crt`, TrustSet.ApiServerFrontProxy),
    trust(`${folder}/kubelet-ca.crt`, TrustSet.ApiServerToKubelets),
    ...pair(folder, "etcd-client", EtcdClients, certificateName.etcdClient(name)),
    ...pair(folder, "apiserver", ApiServerServing, certificateName.apiServer(name)),
    ...pair(folder, "kubelet-client", KubeletClients, certificateName.kubeletClient(name)),
    ...pair(folder, "front-proxy-client", FrontProxy, certificateName.frontProxy(name)),
    ...plan.tokenKeys.map(({ id }) =>
      file(tokenKeyFile(id), { kind: "token-public-key", generation: id }),
    ),
    tokenKey(TOKEN_SIGNING_KEY, plan),
    file(`${API_SERVER_CONFIG}/encryption.yaml`, { kind: "encryption" }),
    json(`${API_SERVER_CONFIG}/audit-policy.yaml`, AUDIT_POLICY),
    json(`${API_SERVER_CONFIG}/admission.yaml`, admissionConfiguration(plan)),
    json(`${API_SERVER_CONFIG}/authentication.yaml`, authenticationConfiguration(plan)),
  ];
}

function controllerManagerFiles(
  plan: ControlPlanePlan,
  { name, address }: MachineArgs,
): readonly PlannedFile[] {
  return [
    ...client(CONTROLLER_MANAGER, certificateName.controllerManager(name), address),
    tokenKey(`${CONTROLLER_MANAGER}/service-accounts.key`, plan),
  ];
}

function schedulerFiles({ name, address }: MachineArgs): readonly PlannedFile[] {
  return client(SCHEDULER, certificateName.scheduler(name), address);
}

function kubeletFiles(
  plan: ControlPlanePlan,
  { name, address }: MachineArgs,
  role: { readonly isMember: boolean },
): readonly PlannedFile[] {
  const certificate = certificateName.kubelet(name);
  const server = role.isMember ? address : plan.names.endpointHost;
  return [
    ...client(KUBELET, certificate, server),
    ...pair(KUBELET, "server", TrustDomain.KubeletServing, certificate),
    trust(`${KUBELET}/client-ca.crt`, TrustSet.KubeletClients),
    json(`${KUBELET}/config.yaml`, kubeletConfiguration(plan, role)),
    text("/etc/sysctl.d/90-kubelet.conf", `${KERNEL_SETTINGS.join("\n")}\n`),
    text("/etc/systemd/system/kubelet.service", kubeletUnit(address)),
  ];
}

/** What a client of the API server needs: its certificate, the root of the server, and the kubeconfig that names them. */
function client(folder: string, name: string, host: string): readonly PlannedFile[] {
  const paths = pairAt(folder, "client");
  const certificateAuthority = `${folder}/ca.crt`;
  return [
    ...pair(folder, "client", TrustDomain.ApiUsers, name),
    trust(certificateAuthority, TrustSet.ApiClients),
    json(
      `${folder}/kubeconfig`,
      fileKubeconfig({ server: serverAt(host), user: name, ...paths, certificateAuthority }),
    ),
  ];
}

function pair(
  folder: string,
  base: string,
  domain: TrustDomain,
  name: string,
): readonly PlannedFile[] {
  const { certificate, key } = pairAt(folder, base);
  return [
    file(certificate, { kind: "certificate", domain, name }),
    file(key, { kind: "key", domain, name }),
  ];
}

function tokenKey(path: string, { tokenKeys }: ControlPlanePlan): PlannedFile {
  const generation = tokenKeys.find(({ role }) => role === CaRole.Current)?.id ?? "";
  return file(path, { kind: "token-key", generation });
}

function trust(path: string, trustSet: TrustSet): PlannedFile {
  return file(path, { kind: "trust", trustSet });
}

/** Every JSON text is YAML, and programs of Kubernetes read either. */
function json(path: string, value: object): PlannedFile {
  return text(path, `${JSON.stringify(value, undefined, 2)}\n`);
}

function text(path: string, content: string): PlannedFile {
  return file(path, { kind: "text", text: content });
}

function file(path: string, source: FileSource): PlannedFile {
  return { path, mode: PRIVATE, source };
}
