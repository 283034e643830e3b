import { pairAt, KUBELET, MANIFESTS } from "./paths";
import type { ControlPlanePlan } from "./plan";
import { CIPHER_SUITES, MINIMUM_TLS } from "./tls";

/** A setting of kubelets that hardens: its path in the configuration, its value, the clause that asks for it. */
export interface KubeletSetting {
  readonly path: string;
  readonly value: unknown;
  /** Clause of the CIS Kubernetes Benchmark 1.12.0. Absent: none asks for it. */
  readonly clause?: string;
  /** What would be possible without it. */
  readonly against: string;
}

const serving = pairAt(KUBELET, "server");

/** Every hardening setting of kubelets. */
export const KUBELET_SETTINGS: readonly KubeletSetting[] = [
  {
    path: "authentication.anonymous.enabled",
    value: false,
    clause: "4.2.1",
    against: "commands in every pod of the node for whoever reaches its port",
  },
  {
    path: "authentication.webhook.enabled",
    value: true,
    against: "callers with tokens of whom nobody asks the API server",
  },
  {
    path: "authentication.x509.clientCAFile",
    value: `${KUBELET}/client-ca.crt`,
    clause: "4.2.3",
    against: "any certificate of the cluster as that of the API server",
  },
  {
    path: "authorization.mode",
    value: "Webhook",
    clause: "4.2.2",
    against: "every known caller may do everything",
  },
  {
    path: "readOnlyPort",
    value: 0,
    clause: "4.2.4",
    against: "specifications of all pods for whoever reaches the port",
  },
  {
    path: "streamingConnectionIdleTimeout",
    value: "5m0s",
    clause: "4.2.5",
    against: "forgotten sessions that somebody takes over",
  },
  {
    path: "makeIPTablesUtilChains",
    value: true,
    clause: "4.2.6",
    against: "packets that pass by the rules of the node",
  },
  { path: "eventRecordQPS", value: 50, clause: "4.2.8", against: "events that go unrecorded" },
  {
    path: "tlsCertFile",
    value: serving.certificate,
    clause: "4.2.9",
    against: "posing as the node",
  },
  { path: "tlsPrivateKeyFile", value: serving.key, clause: "4.2.9", against: "posing as the node" },
  {
    path: "tlsCipherSuites",
    value: CIPHER_SUITES,
    clause: "4.2.12",
    against: "reading recorded traffic with a key that is stolen later",
  },
  { path: "tlsMinVersion", value: MINIMUM_TLS, against: "broken versions of TLS" },
  {
    path: "podPidsLimit",
    value: 1024,
    clause: "4.2.13",
    against: "a pod that takes all processes",
  },
  {
    path: "seccompDefault",
    value: true,
    clause: "4.2.14",
    against: "system calls that no pod needs",
  },
  {
    path: "protectKernelDefaults",
    value: true,
    against: "a kernel that goes on when it should stop",
  },
  {
    path: "enableProfilingHandler",
    value: false,
    against: "reading what the kubelet has in memory",
  },
  { path: "enableDebugFlagsHandler", value: false, against: "changing how much it logs" },
  {
    path: "enableSystemLogHandler",
    value: false,
    against: "reading the logs of the node through the API",
  },
];

/** What the kernel must do for protectKernelDefaults (Kubernetes, pkg/kubelet/cm, setupKernelTunables). */
export const KERNEL_SETTINGS: readonly string[] = [
  "vm.overcommit_memory = 1",
  "vm.panic_on_oom = 0",
  "kernel.panic = 10",
  "kernel.panic_on_oops = 1",
  "kernel.keys.root_maxkeys = 1000000",
  "kernel.keys.root_maxbytes = 25000000",
];

/**
 * The KubeletConfiguration. Certificates are files and are not rotated by requests, because no CA key is on any machine that
 * could sign them: clauses 4.2.10 and 4.2.11 are not met, and the program renews the files instead.
 */
export function kubeletConfiguration(
  plan: Pick<ControlPlanePlan, "dnsAddress">,
  { isMember }: { readonly isMember: boolean },
): Readonly<Record<string, unknown>> {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    ...nested(KUBELET_SETTINGS),
    rotateCertificates: false,
    serverTLSBootstrap: false,
    cgroupDriver: "systemd",
    clusterDNS: [plan.dnsAddress],
    clusterDomain: "cluster.local",
    containerRuntimeEndpoint: "unix:///run/containerd/containerd.sock",
    ...(isMember && {
      staticPodPath: MANIFESTS,
      registerWithTaints: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }],
    }),
  };
}

function nested(settings: readonly KubeletSetting[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { path, value } of settings) {
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let place = root;
    for (const key of keys) {
      const below = (place[key] ?? {}) as Record<string, unknown>;
      place[key] = below;
      place = below;
    }
    place[last] = value;
  }
  return root;
}

/** The unit of the kubelet. The node's name is that of the host (clause 4.2.7), which user data sets. */
export function kubeletUnit(address: string): string {
  return [
    "[Unit]",
    "Description=kubelet",
    "Wants=network-online.target containerd.service",
    "After=network-online.target containerd.service",
    "",
    "[Service]",
    `ExecStart=/usr/bin/kubelet --config=${KUBELET}/config.yaml --kubeconfig=${KUBELET}/kubeconfig --node-ip=${address}`,
    "Restart=always",
    "RestartSec=10",
    "",
    "[Install]",
    "WantedBy=multi-user.target",
    "",
  ].join("\n");
}
