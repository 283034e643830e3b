/** One hardened flag or setting of `SelfManagedControlPlane`, what somebody makes of it, and the control that must object. */
export interface ControlPlaneMutation {
  /** Name of the program, or kind of the file. */
  readonly of: string;
  /** The flag without dashes, or the path in the file. */
  readonly setting: string;
  /** What stands there instead; undefined removes it. */
  readonly flip: unknown;
  /** Id of the control that must object. */
  readonly control: string;
  /** Id of the requirement that the setting serves. */
  readonly requirement: string;
}

function rows(
  of: string,
  control: string,
  requirement: string,
  flips: Readonly<Record<string, readonly unknown[]>>,
): readonly ControlPlaneMutation[] {
  return Object.entries(flips).flatMap(([setting, values]) =>
    values.map((flip) => ({ of, setting, flip, control, requirement })),
  );
}

const REMOVED = [undefined];
const WEAK_SUITES = "TLS_RSA_WITH_AES_128_CBC_SHA";

/** Every hardened flag and setting that a control judges. */
export const SELF_MANAGED_ROWS: readonly ControlPlaneMutation[] = [
  ...rows("kube-apiserver", "apiserver-flags", "K1", {
    "authorization-mode": ["AlwaysAllow", "RBAC", "Node", undefined],
    "authentication-config": REMOVED,
    "client-ca-file": REMOVED,
    "service-account-lookup": ["false"],
    "service-account-key-file": REMOVED,
    "service-account-extend-token-expiration": ["true", undefined],
    "enable-admission-plugins": [
      "AlwaysAdmit,NodeRestriction,DenyServiceExternalIPs",
      "NodeRestriction",
      undefined,
    ],
    "kubelet-client-certificate": REMOVED,
    "kubelet-client-key": REMOVED,
    "kubelet-certificate-authority": REMOVED,
    "etcd-certfile": REMOVED,
    "etcd-keyfile": REMOVED,
    "etcd-cafile": ["/etc/kubernetes/pki/client-ca.crt", undefined],
    "requestheader-client-ca-file": ["/etc/kubernetes/pki/client-ca.crt"],
    "tls-cert-file": REMOVED,
    "tls-private-key-file": REMOVED,
    "tls-cipher-suites": [WEAK_SUITES, undefined],
    profiling: ["true", undefined],
    "audit-log-maxage": ["7", undefined],
    "audit-log-maxbackup": ["2", undefined],
    "audit-log-maxsize": ["10", undefined],
  }),
  ...rows("kube-apiserver", "encryption-config", "C5", { "encryption-provider-config": REMOVED }),
  ...rows("kube-apiserver", "audit-policy-present", "K12", {
    "audit-policy-file": REMOVED,
    "audit-log-path": REMOVED,
  }),
  ...rows("kube-controller-manager", "controller-manager-flags", "K1", {
    "use-service-account-credentials": ["false", undefined],
    "service-account-private-key-file": REMOVED,
    "root-ca-file": REMOVED,
    "terminated-pod-gc-threshold": ["0"],
    "bind-address": ["0.0.0.0", undefined],
    profiling: ["true", undefined],
  }),
  ...rows("kube-scheduler", "scheduler-flags", "K1", {
    "bind-address": ["0.0.0.0", undefined],
    profiling: ["true", undefined],
  }),
  ...rows("etcd", "etcd-flags", "C4", {
    "cert-file": REMOVED,
    "key-file": REMOVED,
    "client-cert-auth": ["false", undefined],
    "trusted-ca-file": REMOVED,
    "auto-tls": ["true"],
    "peer-cert-file": REMOVED,
    "peer-key-file": REMOVED,
    "peer-client-cert-auth": ["false", undefined],
    "peer-trusted-ca-file": REMOVED,
    "peer-auto-tls": ["true"],
    "listen-client-urls": ["http://10.20.0.11:2379"],
    "listen-peer-urls": ["http://10.20.0.11:2380"],
  }),
  ...rows("KubeletConfiguration", "kubelet-config", "K1", {
    "authentication.anonymous.enabled": [true],
    "authentication.x509.clientCAFile": REMOVED,
    "authorization.mode": ["AlwaysAllow"],
    readOnlyPort: [10255],
    streamingConnectionIdleTimeout: ["0s"],
    makeIPTablesUtilChains: [false],
    tlsCertFile: REMOVED,
    tlsPrivateKeyFile: REMOVED,
    tlsCipherSuites: [[WEAK_SUITES], undefined],
    podPidsLimit: [-1, undefined],
    seccompDefault: [false, undefined],
  }),
  ...rows("EncryptionConfiguration", "encryption-config", "C5", {
    "resources[0].resources": [["configmaps"]],
    "resources[0].providers": [
      [{ identity: {} }],
      [
        {
          aescbc: { keys: [{ name: "1", secret: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=" }] },
        },
      ],
    ],
  }),
  ...rows("Policy", "audit-policy-present", "K12", {
    "rules[2]": REMOVED,
    "rules[2].level": ["None", "Request"],
    "rules[1].level": ["None"],
  }),
  ...rows("AuthenticationConfiguration", "apiserver-flags", "K1", {
    "anonymous.conditions": REMOVED,
    anonymous: REMOVED,
  }),
];

/** Hardened flags and settings that no control judges, with the reason. */
export const SELF_MANAGED_UNWATCHED: Readonly<Record<string, string>> = {
  "kube-apiserver etcd-servers":
    "etcd itself refuses clients without TLS, and its own flags are judged",
  "kube-apiserver tls-min-version": "1.2 is the default of every supported version",
  "kube-apiserver requestheader-allowed-names":
    "the root of the front proxy signs one name, so that any name and this one are the same",
  "kube-apiserver admission-control-config-file":
    "namespaces of these components have labels, which ns-psa-enforce judges; the file is for all others",
  "kube-apiserver request-timeout": "the default of a minute is kept",
  "kube-controller-manager authentication-kubeconfig":
    "without it no caller is known, and metrics are refused",
  "kube-controller-manager authorization-kubeconfig":
    "without it no caller is allowed, and metrics are refused",
  "kube-controller-manager controllers": "without the key of a CA these controllers sign nothing",
  "kube-controller-manager tls-min-version": "1.2 is the default of every supported version",
  "kube-controller-manager tls-cipher-suites": "the program answers its own machine alone",
  "kube-scheduler authentication-kubeconfig":
    "without it no caller is known, and metrics are refused",
  "kube-scheduler authorization-kubeconfig":
    "without it no caller is allowed, and metrics are refused",
  "kube-scheduler tls-min-version": "1.2 is the default of every supported version",
  "kube-scheduler tls-cipher-suites": "the program answers its own machine alone",
  "etcd initial-cluster-token": "members of another cluster fail at their certificates already",
  "etcd listen-metrics-urls": "metrics hold no data of the cluster",
  "etcd cipher-suites": "only the API server and members connect, with suites of their own choice",
  "etcd tls-min-version": "1.2 is the default of etcd 3.6",
  "etcd enable-grpc-gateway": "the gateway asks for the same certificates",
  "KubeletConfiguration authentication.webhook.enabled":
    "without it callers with tokens are refused",
  "KubeletConfiguration eventRecordQPS": "the default is kept",
  "KubeletConfiguration tlsMinVersion": "1.2 is the default of every supported version",
  "KubeletConfiguration protectKernelDefaults":
    "CIS has withdrawn its clause; the file of kernel settings is there either way",
  "KubeletConfiguration enableProfilingHandler":
    "only callers with the right to debug nodes get there",
  "KubeletConfiguration enableDebugFlagsHandler":
    "only callers with the right to debug nodes get there",
  "KubeletConfiguration enableSystemLogHandler":
    "only callers with the right to read node logs get there",
};
