import {
  auditFiles,
  given,
  has,
  lacks,
  notGiven,
  off,
  on,
  otherThan,
  strongSuites,
} from "./flag-conditions";
import type { FlagRow } from "./flag-rows";

/** Structured authentication is served by default since 1.30, and says who may come without a name since 1.32. */
const AUTHENTICATION = { flag: "authentication-config", since: "1.32" };
/** Structured authorization is served by default since 1.30. */
const AUTHORIZATION = { flag: "authorization-config", since: "1.30" };
/** Keys of service accounts outside the API server, since 1.32. */
const EXTERNAL_SIGNER = { flag: "service-account-signing-endpoint", since: "1.32" };

const ADMITS_ALL = "lets every request through";

/** Who gets in, and how others are told apart. */
const AUTHENTICATION_ROWS: readonly FlagRow[] = [
  {
    flag: "anonymous-auth",
    condition: off,
    clause: "1.2.1",
    byDefault: "true",
    instead: AUTHENTICATION,
    why: "gives requests without credentials a name that roles can be bound to",
  },
  {
    flag: "token-auth-file",
    condition: notGiven,
    clause: "1.2.2",
    why: "names passwords in plain text that hold until the server restarts",
  },
  {
    flag: "client-ca-file",
    condition: given,
    clause: "1.2.25",
    why: "tells nodes and components by their certificates",
  },
  {
    flag: "requestheader-client-ca-file",
    condition: otherThan("client-ca-file"),
    why: "would let every user's certificate speak for any other user if both were one",
  },
  {
    flag: "service-account-lookup",
    condition: on,
    clause: "1.2.21",
    byDefault: "true",
    why: "refuses tokens of service accounts that are deleted",
  },
  {
    flag: "service-account-key-file",
    condition: given,
    clause: "1.2.22",
    instead: EXTERNAL_SIGNER,
    why: "keeps keys of tokens apart from the key of the server",
  },
  {
    flag: "service-account-extend-token-expiration",
    condition: off,
    clause: "1.2.30",
    byDefault: "true",
    why: "makes tokens of an hour hold for a year",
  },
];

/** What those who got in may do. */
const AUTHORIZATION_ROWS: readonly FlagRow[] = [
  {
    flag: "authorization-mode",
    condition: lacks("AlwaysAllow"),
    clause: "1.2.6",
    byDefault: "AlwaysAllow",
    instead: AUTHORIZATION,
    why: ADMITS_ALL,
  },
  {
    flag: "authorization-mode",
    condition: has("Node"),
    clause: "1.2.7",
    byDefault: "AlwaysAllow",
    instead: AUTHORIZATION,
    why: "limits nodes to what their pods need",
  },
  {
    flag: "authorization-mode",
    condition: has("RBAC"),
    clause: "1.2.8",
    byDefault: "AlwaysAllow",
    instead: AUTHORIZATION,
    why: "gives rights by role",
  },
  {
    flag: "enable-admission-plugins",
    condition: lacks("AlwaysAdmit"),
    clause: "1.2.10",
    why: ADMITS_ALL,
  },
  {
    flag: "enable-admission-plugins",
    condition: has("NodeRestriction"),
    clause: "1.2.14",
    why: "keeps a node from changing other nodes and their pods",
  },
  {
    flag: "enable-admission-plugins",
    condition: has("DenyServiceExternalIPs"),
    clause: "1.2.3",
    why: "keeps Services from taking traffic of any address (CVE-2020-8554)",
  },
  {
    flag: "disable-admission-plugins",
    condition: lacks("ServiceAccount"),
    clause: "1.2.12",
    why: "would leave pods without an identity of their own",
  },
  {
    flag: "disable-admission-plugins",
    condition: lacks("NamespaceLifecycle"),
    clause: "1.2.13",
    why: "would admit objects into namespaces that are being deleted",
  },
  {
    flag: "disable-admission-plugins",
    condition: lacks("PodSecurity", "ValidatingAdmissionPolicy"),
    why: "would switch off the Pod Security levels and admission policies of the cluster",
  },
];

/** Connections to nodes, to etcd and from clients. */
const CONNECTION_ROWS: readonly FlagRow[] = [
  ...["kubelet-client-certificate", "kubelet-client-key"].map((flag) => ({
    flag,
    condition: given,
    clause: "1.2.4",
    why: "identifies the API server to nodes",
  })),
  {
    flag: "kubelet-certificate-authority",
    condition: given,
    clause: "1.2.5",
    why: "keeps another machine from answering for a node",
  },
  ...["etcd-certfile", "etcd-keyfile"].map((flag) => ({
    flag,
    condition: given,
    clause: "1.2.23",
    why: "identifies the API server to etcd",
  })),
  {
    flag: "etcd-cafile",
    condition: given,
    clause: "1.2.26",
    why: "keeps another server from answering for etcd",
  },
  {
    flag: "etcd-cafile",
    condition: otherThan("client-ca-file"),
    clause: "2.7",
    why: "would let every user's certificate read etcd if both were one",
  },
  ...["tls-cert-file", "tls-private-key-file"].map((flag) => ({
    flag,
    condition: given,
    clause: "1.2.24",
    why: "identifies the API server to clients, which otherwise see a certificate that it made itself",
  })),
  {
    flag: "tls-cipher-suites",
    condition: strongSuites,
    clause: "1.2.29",
    byDefault: "Go's list with CBC suites",
    why: "leaves suites without authenticated encryption out",
  },
];

/** What is served besides, and what is recorded. */
const OPERATION_ROWS: readonly FlagRow[] = [
  {
    flag: "profiling",
    condition: off,
    clause: "1.2.15",
    byDefault: "true",
    why: "shows the inside of the server to those who can reach it",
  },
  {
    flag: "audit-log-maxage",
    condition: auditFiles(30),
    clause: "1.2.17",
    byDefault: "0",
    why: "keeps records for thirty days",
  },
  {
    flag: "audit-log-maxbackup",
    condition: auditFiles(10),
    clause: "1.2.18",
    byDefault: "0",
    why: "keeps enough files that a burst of requests does not push out the records",
  },
  {
    flag: "audit-log-maxsize",
    condition: auditFiles(100),
    clause: "1.2.19",
    byDefault: "0",
    why: "lets a file grow far enough",
  },
];

/** Flags of kube-apiserver by the CIS Kubernetes Benchmark 1.12.0, section 1.2, with the defaults of Kubernetes 1.30 to 1.37. */
export const API_SERVER_FLAGS: readonly FlagRow[] = [
  ...AUTHENTICATION_ROWS,
  ...AUTHORIZATION_ROWS,
  ...CONNECTION_ROWS,
  ...OPERATION_ROWS,
];
