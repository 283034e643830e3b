import { FRONT_PROXY_USER } from "../pki/control-plane-certificates";
import type { FlagRow } from "./flag";
import {
  API_PORT,
  API_SERVER_CONFIG,
  API_SERVER_PKI,
  AUDIT_LOGS,
  ETCD_CLIENT_PORT,
  pairAt,
  TOKEN_SIGNING_KEY,
  tokenKeyFile,
} from "./paths";
import { CIPHER_SUITES, MINIMUM_TLS } from "./tls";

/** Plugins beyond those that are on by default, which ServiceAccount, NamespaceLifecycle and PodSecurity are among. */
export const ADMISSION_PLUGINS: readonly string[] = [
  "NodeRestriction",
  "AlwaysPullImages",
  "DenyServiceExternalIPs",
  "EventRateLimit",
];

/** Issuer of the tokens of service accounts. */
export const TOKEN_ISSUER = "https://kubernetes.default.svc.cluster.local";

const etcd = pairAt(API_SERVER_PKI, "etcd-client");
const serving = pairAt(API_SERVER_PKI, "apiserver");
const kubelets = pairAt(API_SERVER_PKI, "kubelet-client");
const frontProxy = pairAt(API_SERVER_PKI, "front-proxy-client");

/** The other end of each connection, and what the server shows there: one trust domain each. */
const CONNECTIONS: readonly FlagRow[] = [
  {
    flag: "etcd-servers",
    value: ({ plan }) =>
      plan.names.members.map(({ address }) => `https://${address}:${ETCD_CLIENT_PORT}`).join(","),
    against: "reading all data of the cluster from the network",
  },
  {
    flag: "etcd-cafile",
    value: `${API_SERVER_PKI}/etcd-ca.crt`,
    clause: "1.2.26",
    against: "posing as etcd",
  },
  {
    flag: "etcd-certfile",
    value: etcd.certificate,
    clause: "1.2.23",
    against: "posing as the API server",
  },
  { flag: "etcd-keyfile", value: etcd.key, clause: "1.2.23", against: "posing as the API server" },
  {
    flag: "tls-cert-file",
    value: serving.certificate,
    clause: "1.2.24",
    against: "posing as the API server",
  },
  {
    flag: "tls-private-key-file",
    value: serving.key,
    clause: "1.2.24",
    against: "posing as the API server",
  },
  { flag: "tls-min-version", value: MINIMUM_TLS, against: "broken versions of TLS" },
  {
    flag: "tls-cipher-suites",
    value: CIPHER_SUITES.join(","),
    clause: "1.2.29",
    against: "reading recorded traffic with a key that is stolen later",
  },
  {
    flag: "kubelet-client-certificate",
    value: kubelets.certificate,
    clause: "1.2.4",
    against: "kubelets that answer anybody",
  },
  {
    flag: "kubelet-client-key",
    value: kubelets.key,
    clause: "1.2.4",
    against: "kubelets that answer anybody",
  },
  {
    flag: "kubelet-certificate-authority",
    value: `${API_SERVER_PKI}/kubelet-ca.crt`,
    clause: "1.2.5",
    against: "posing as a node and reading what is sent to it",
  },
  { flag: "kubelet-preferred-address-types", value: "InternalIP,Hostname" },
  { flag: "proxy-client-cert-file", value: frontProxy.certificate },
  { flag: "proxy-client-key-file", value: frontProxy.key },
  { flag: "requestheader-client-ca-file", value: `${API_SERVER_PKI}/front-proxy-ca.crt` },
  {
    flag: "requestheader-allowed-names",
    value: FRONT_PROXY_USER,
    against: "being any user, by a header, with any certificate of the front proxy's root",
  },
  { flag: "requestheader-username-headers", value: "X-Remote-User" },
  { flag: "requestheader-group-headers", value: "X-Remote-Group" },
  { flag: "requestheader-extra-headers-prefix", value: "X-Remote-Extra-" },
];

/** Who somebody is, and what he may do. Anonymous requests and OpenID Connect stand in the file of authentication-config. */
const ACCESS: readonly FlagRow[] = [
  {
    flag: "client-ca-file",
    value: `${API_SERVER_PKI}/client-ca.crt`,
    clause: "1.2.25",
    against: "users of another root",
  },
  {
    flag: "authentication-config",
    value: `${API_SERVER_CONFIG}/authentication.yaml`,
    clause: "1.2.1",
    against: "anonymous requests to anything but health",
  },
  {
    flag: "authorization-mode",
    value: "Node,RBAC",
    clause: "1.2.6, 1.2.7, 1.2.8",
    against: "everybody may do everything, and nodes read the Secrets of other nodes",
  },
  { flag: "service-account-issuer", value: TOKEN_ISSUER },
  {
    flag: "service-account-key-file",
    value: ({ plan }) => plan.tokenKeys.map(({ id }) => tokenKeyFile(id)),
    clause: "1.2.22",
    against: "one key for TLS and for tokens",
  },
  { flag: "service-account-signing-key-file", value: TOKEN_SIGNING_KEY },
  {
    flag: "service-account-lookup",
    value: "true",
    clause: "1.2.21",
    against: "tokens of accounts that are deleted",
  },
  {
    flag: "service-account-extend-token-expiration",
    value: "false",
    clause: "1.2.30",
    against: "tokens that are good for a year instead of an hour",
  },
];

/** What the server does with requests, and what it keeps of them. */
const HANDLING: readonly FlagRow[] = [
  {
    flag: "enable-admission-plugins",
    value: ADMISSION_PLUGINS.join(","),
    clause: "1.2.3, 1.2.9, 1.2.11, 1.2.14",
    against:
      "nodes that change other nodes, images used without the right to pull them, traffic taken by external addresses, floods of events",
  },
  {
    flag: "admission-control-config-file",
    value: `${API_SERVER_CONFIG}/admission.yaml`,
    against: "privileged pods in namespaces without labels",
  },
  {
    flag: "encryption-provider-config",
    value: `${API_SERVER_CONFIG}/encryption.yaml`,
    clause: "1.2.27, 1.2.28",
    against: "reading Secrets in a copy of etcd's disk",
  },
  { flag: "encryption-provider-config-automatic-reload", value: "true" },
  {
    flag: "audit-policy-file",
    value: `${API_SERVER_CONFIG}/audit-policy.yaml`,
    clause: "3.2.1",
    against: "acts that nobody sees afterwards",
  },
  {
    flag: "audit-log-path",
    value: `${AUDIT_LOGS}/audit.log`,
    clause: "1.2.16",
    against: "acts that nobody sees afterwards",
  },
  { flag: "audit-log-maxage", value: "30", clause: "1.2.17", against: "records that go too early" },
  {
    flag: "audit-log-maxbackup",
    value: "10",
    clause: "1.2.18",
    against: "records that go too early",
  },
  {
    flag: "audit-log-maxsize",
    value: "100",
    clause: "1.2.19",
    against: "records that go too early",
  },
  {
    flag: "request-timeout",
    value: "60s",
    clause: "1.2.20",
    against: "slow requests that hold the server up",
  },
  {
    flag: "profiling",
    value: "false",
    clause: "1.2.15",
    against: "reading what the server has in memory",
  },
  { flag: "goaway-chance", value: "0.001" },
];

const ADDRESSES: readonly FlagRow[] = [
  { flag: "advertise-address", value: ({ member }) => member.address },
  { flag: "secure-port", value: String(API_PORT) },
  { flag: "service-cluster-ip-range", value: ({ plan }) => plan.serviceCidr },
  { flag: "allow-privileged", value: "true" },
];

/** All flags of kube-apiserver. */
export const API_SERVER_FLAGS: readonly FlagRow[] = [
  ...CONNECTIONS,
  ...ACCESS,
  ...HANDLING,
  ...ADDRESSES,
];
