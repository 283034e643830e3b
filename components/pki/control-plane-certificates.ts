import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import {
  addressAt,
  requireNames,
  type ControlPlaneNames,
  type MachineArgs,
  type PlannedNames,
} from "../self-managed/machines";
import type { CertificatePlan } from "./certificate-plan";
import { CertificatePurpose, TrustDomain } from "./trust-domains";

/** For whom certificates of a self-managed control plane are made: the machines and names of `SelfManagedControlPlane`. */
export interface ControlPlaneCertificatesArgs extends ControlPlaneNames {
  /**
   * Validity in days of what kubelets, controller managers and schedulers show to the API server: 1 to 90. Default 90. Kubernetes
   * revokes no certificate, so the days are how long a stolen one is good.
   */
  readonly machineValidityDays?: number;
  /**
   * Common name of the person who gives the administrators their rights, for the first deployment alone: a certificate of one day
   * in the group system:masters. Default none.
   */
  readonly firstAdministrator?: string;
}

/** A certificate with the domain that signs it. */
export interface DomainCertificate extends CertificatePlan {
  readonly domain: TrustDomain;
}

/** Names of certificates within their domain, by machine. */
export const certificateName = {
  etcdPeer: (member: string) => `${member}-peer`,
  etcdServer: (member: string) => `${member}-etcd`,
  etcdClient: (member: string) => `${member}-apiserver`,
  apiServer: (member: string) => `${member}-apiserver`,
  kubeletClient: (member: string) => `${member}-apiserver`,
  frontProxy: (member: string) => `${member}-apiserver`,
  controllerManager: (member: string) => `${member}-controllers`,
  scheduler: (member: string) => `${member}-scheduler`,
  kubelet: (machine: string) => `${machine}-kubelet`,
} as const;
export const FIRST_ADMINISTRATOR = "first-administrator";

/** Domains that a control plane has certificates of. */
export const CONTROL_PLANE_DOMAINS: readonly TrustDomain[] = [
  TrustDomain.EtcdPeers,
  TrustDomain.EtcdClients,
  TrustDomain.ApiServerServing,
  TrustDomain.KubeletServing,
  TrustDomain.KubeletClients,
  TrustDomain.FrontProxy,
  TrustDomain.ApiUsers,
];

const DAY_HOURS = 24;
const YEAR_DAYS = 365;
const LONGEST_MACHINE_DAYS = 90;
const { Both, Client, Server } = CertificatePurpose;

type Identity = Pick<
  DomainCertificate,
  "domain" | "name" | "commonName" | "organization" | "dnsNames" | "ipAddresses" | "purpose"
>;

/**
 * The certificates of every machine. Common names and groups are those that Kubernetes gives rights to (Kubernetes documentation,
 * "PKI certificates and requirements").
 */
export function planControlPlaneCertificates(
  owner: string,
  path: string,
  args: ControlPlaneCertificatesArgs,
): readonly DomainCertificate[] {
  const names = requireNames(owner, `${path}.`, args);
  const { machineValidityDays = LONGEST_MACHINE_DAYS, firstAdministrator } = args;
  const place = `${path}.machineValidityDays`;
  requireWholeNumber(owner, place, machineValidityDays, 1, LONGEST_MACHINE_DAYS);
  const long = (identity: Identity) => valid(identity, YEAR_DAYS);
  const short = (identity: Identity) => valid(identity, machineValidityDays);
  const machines = [...names.members, ...names.workers];
  return [
    ...names.members.flatMap((member) => memberCertificates(member, names)).map(long),
    ...names.members.flatMap(controllerCertificates).map(short),
    ...machines.map(kubeletServer).map(long),
    ...machines.map(kubeletClient).map(short),
    ...(firstAdministrator === undefined
      ? []
      : [administrator(owner, `${path}.firstAdministrator`, firstAdministrator)]),
  ];
}

/** What etcd and the API server of a member show. */
function memberCertificates({ name, address }: MachineArgs, names: PlannedNames): Identity[] {
  const own = { dnsNames: [name], ipAddresses: [address] };
  return [
    {
      domain: TrustDomain.EtcdPeers,
      name: certificateName.etcdPeer(name),
      commonName: "kube-etcd-peer",
      ...own,
      purpose: Both,
    },
    {
      domain: TrustDomain.EtcdClients,
      name: certificateName.etcdServer(name),
      commonName: "kube-etcd",
      ...own,
      purpose: Server,
    },
    {
      domain: TrustDomain.EtcdClients,
      name: certificateName.etcdClient(name),
      commonName: "kube-apiserver-etcd-client",
      purpose: Client,
    },
    {
      domain: TrustDomain.ApiServerServing,
      name: certificateName.apiServer(name),
      commonName: "kube-apiserver",
      dnsNames: [...new Set([...IN_CLUSTER_NAMES, name, ...names.apiServerDnsNames])],
      ipAddresses: [
        ...new Set([addressAt(names.serviceCidr, 1), address, ...names.apiServerAddresses]),
      ],
      purpose: Server,
    },
    {
      domain: TrustDomain.KubeletClients,
      name: certificateName.kubeletClient(name),
      commonName: KUBELET_CLIENT_USER,
      purpose: Client,
    },
    {
      domain: TrustDomain.FrontProxy,
      name: certificateName.frontProxy(name),
      commonName: FRONT_PROXY_USER,
      purpose: Client,
    },
  ];
}

const IN_CLUSTER_NAMES = [
  "kubernetes",
  "kubernetes.default",
  "kubernetes.default.svc",
  "kubernetes.default.svc.cluster.local",
];
/** Who the API server is towards kubelets. */
export const KUBELET_CLIENT_USER = "kube-apiserver-kubelet-client";
/** Who the aggregation layer is towards extension API servers. */
export const FRONT_PROXY_USER = "front-proxy-client";

function controllerCertificates({ name }: MachineArgs): Identity[] {
  const user = { domain: TrustDomain.ApiUsers, purpose: Client };
  return [
    {
      ...user,
      name: certificateName.controllerManager(name),
      commonName: "system:kube-controller-manager",
    },
    { ...user, name: certificateName.scheduler(name), commonName: "system:kube-scheduler" },
  ];
}

function kubeletServer({ name, address }: MachineArgs): Identity {
  return {
    domain: TrustDomain.KubeletServing,
    name: certificateName.kubelet(name),
    commonName: `system:node:${name}`,
    organization: "system:nodes",
    dnsNames: [name],
    ipAddresses: [address],
    purpose: Server,
  };
}

function kubeletClient({ name }: MachineArgs): Identity {
  return {
    domain: TrustDomain.ApiUsers,
    name: certificateName.kubelet(name),
    commonName: `system:node:${name}`,
    organization: "system:nodes",
    purpose: Client,
  };
}

/** RBAC begins with one binding, to system:masters: somebody has to be in it once, to make others administrators. */
function administrator(owner: string, path: string, commonName: string): DomainCertificate {
  // RFC 5280, appendix A: ub-common-name is 64.
  requireMatch(owner, path, commonName, /^[^/=]{1,64}$/, "a name of 1 to 64 characters");
  if (commonName.startsWith("system:")) {
    throw invalidArgument(owner, path, commonName, "the name of a person, which never begins so");
  }
  const identity = {
    domain: TrustDomain.ApiUsers,
    name: FIRST_ADMINISTRATOR,
    commonName,
    organization: "system:masters",
    purpose: Client,
  };
  return valid(identity, 1);
}

function valid(identity: Identity, days: number): DomainCertificate {
  const validityHours = days * DAY_HOURS;
  return { ...identity, validityHours, earlyRenewalHours: Math.floor(validityHours / 3) };
}
