import { API_SERVER_FLAGS } from "./apiserver-flags";
import { EncryptionKind } from "./args";
import { CONTROLLER_MANAGER_FLAGS, SCHEDULER_FLAGS } from "./controller-flags";
import { ETCD_FLAGS } from "./etcd-flags";
import { renderFlags, type FlagContext, type FlagRow } from "./flag";
import {
  API_PORT,
  API_SERVER_CONFIG,
  API_SERVER_PKI,
  AUDIT_LOGS,
  CONTROLLER_MANAGER,
  CONTROLLER_MANAGER_PORT,
  ETCD_DATA,
  ETCD_HEALTH_PORT,
  ETCD_PKI,
  SCHEDULER,
  SCHEDULER_PORT,
} from "./paths";

/** A program of the control plane as the kubelet runs it. */
export interface StaticPod {
  /** Name of the program, which is also its command. */
  readonly program: string;
  readonly flags: readonly FlagRow[];
  readonly image: (context: FlagContext) => string;
  readonly readOnlyFolders: readonly string[];
  readonly writableFolders: readonly string[];
  readonly cpu: string;
  readonly memory: string;
  readonly health: (context: FlagContext) => HealthCheck;
}

interface HealthCheck {
  readonly host: string;
  readonly port: number;
  readonly scheme: "HTTP" | "HTTPS";
  readonly livePath: string;
  readonly readyPath: string;
}

const local = (port: number, scheme: HealthCheck["scheme"]) => ({
  host: "127.0.0.1",
  port,
  scheme,
});

/** The four programs of a member. Each sees its own folders and no other's, so that one has no key of another. */
export const STATIC_PODS: readonly StaticPod[] = [
  {
    program: "etcd",
    flags: ETCD_FLAGS,
    image: ({ plan }) => plan.images.etcd,
    readOnlyFolders: [ETCD_PKI],
    writableFolders: [ETCD_DATA],
    cpu: "200m",
    memory: "256Mi",
    health: () => ({
      ...local(ETCD_HEALTH_PORT, "HTTP"),
      livePath: "/livez",
      readyPath: "/readyz",
    }),
  },
  {
    program: "kube-apiserver",
    flags: API_SERVER_FLAGS,
    image: ({ plan }) => plan.images.apiServer,
    readOnlyFolders: [API_SERVER_PKI, API_SERVER_CONFIG],
    writableFolders: [AUDIT_LOGS],
    cpu: "250m",
    memory: "512Mi",
    health: ({ member }) => ({
      host: member.address,
      port: API_PORT,
      scheme: "HTTPS",
      livePath: "/livez",
      readyPath: "/readyz",
    }),
  },
  {
    program: "kube-controller-manager",
    flags: CONTROLLER_MANAGER_FLAGS,
    image: ({ plan }) => plan.images.controllerManager,
    readOnlyFolders: [CONTROLLER_MANAGER],
    writableFolders: [],
    cpu: "200m",
    memory: "128Mi",
    health: () => ({
      ...local(CONTROLLER_MANAGER_PORT, "HTTPS"),
      livePath: "/healthz",
      readyPath: "/healthz",
    }),
  },
  {
    program: "kube-scheduler",
    flags: SCHEDULER_FLAGS,
    image: ({ plan }) => plan.images.scheduler,
    readOnlyFolders: [SCHEDULER],
    writableFolders: [],
    cpu: "100m",
    memory: "64Mi",
    health: () => ({
      ...local(SCHEDULER_PORT, "HTTPS"),
      livePath: "/livez",
      readyPath: "/readyz",
    }),
  },
];

/** The manifest of a program: no capability, no write but to its own folders, the runtime's seccomp profile. */
export function podManifest(
  pod: StaticPod,
  context: FlagContext,
): Readonly<Record<string, unknown>> {
  const folders = foldersOf(pod, context);
  const health = pod.health(context);
  const probe = (path: string) => ({
    httpGet: { host: health.host, port: health.port, scheme: health.scheme, path },
    timeoutSeconds: 15,
    periodSeconds: 10,
  });
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: pod.program,
      namespace: "kube-system",
      labels: { component: pod.program, tier: "control-plane" },
    },
    spec: {
      hostNetwork: true,
      priorityClassName: "system-node-critical",
      automountServiceAccountToken: false,
      securityContext: { seccompProfile: { type: "RuntimeDefault" } },
      containers: [
        {
          name: pod.program,
          image: pod.image(context),
          command: [pod.program, ...renderFlags(pod.flags, context)],
          resources: { requests: { cpu: pod.cpu, memory: pod.memory } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
          livenessProbe: { ...probe(health.livePath), failureThreshold: 8 },
          startupProbe: { ...probe(health.livePath), failureThreshold: 24 },
          readinessProbe: probe(health.readyPath),
          volumeMounts: folders.map(({ name, path, readOnly }) => ({
            name,
            mountPath: path,
            readOnly,
          })),
        },
      ],
      volumes: folders.map(({ name, path }) => ({
        name,
        hostPath: { path, type: "DirectoryOrCreate" },
      })),
    },
  };
}

function foldersOf(
  { program, readOnlyFolders, writableFolders }: StaticPod,
  { plan: { encryption } }: FlagContext,
) {
  const usesPlugin = program === "kube-apiserver" && encryption.kind === EncryptionKind.Kms;
  const writable = usesPlugin
    ? [...writableFolders, encryption.socketPath.replace(/\/[^/]+$/, "")]
    : writableFolders;
  return [
    ...readOnlyFolders.map((path) => ({ path, readOnly: true })),
    ...writable.map((path) => ({ path, readOnly: false })),
  ].map(({ path, readOnly }) => ({ name: path.slice(1).replaceAll("/", "-"), path, readOnly }));
}
