import { NamespacePersona, NamespaceSize, Protocol, RelaxedLevel } from "../components";
import type {
  AllowedCidr,
  AllowedNamespace,
  AllowedPort,
  ContainerLimits,
  NamespaceAccess,
  NamespaceIsolation,
  NamespaceQuota,
  NamespaceRelaxation,
  NamespaceRelaxations,
  NamespaceTraffic,
  ObjectCounts,
  PodSecurityRelaxation,
  RuntimeNodes,
  SecureNamespaceArgs,
  ServiceRelaxation,
  WorkloadAccount,
} from "../components";
import { invalidArgument, withPaths } from "../components/invalid-argument";
import { planSecureNamespace } from "../components/namespace/plan";
import { TAINTS } from "./nodes";
import {
  listOf,
  object,
  oneOf,
  OWNER,
  TEXT,
  TEXT_BY_KEY,
  TEXTS,
  WHOLE_NUMBER,
  type Keys,
} from "./shape";

/** A namespace as a stack configures it; name of the cluster and its version are the stack's. */
export type NamespaceSettings = Omit<
  SecureNamespaceArgs,
  "name" | "clusterName" | "kubernetesVersion" | "serviceAccounts"
> & { readonly name: string; readonly serviceAccounts?: AccountSettings[] };
type AccountSettings = Omit<WorkloadAccount, "roleArn"> & { readonly roleArn?: string };

const RELAXATION_KEYS = { reason: TEXT, owner: TEXT, expires: TEXT } as const;
const RELAXATION = object<NamespaceRelaxation>(RELAXATION_KEYS, ["reason", "expires"]);
const SERVICES = object<ServiceRelaxation>({ ...RELAXATION_KEYS, count: WHOLE_NUMBER }, [
  "count",
  "reason",
  "expires",
]);
const PORTS = listOf(
  object<AllowedPort>({ port: WHOLE_NUMBER, toPort: WHOLE_NUMBER, protocol: oneOf(Protocol) }, [
    "port",
  ]),
);
const PEERS = listOf(
  object<AllowedNamespace>({ namespace: TEXT, podLabels: TEXT_BY_KEY, ports: PORTS }, [
    "namespace",
    "ports",
  ]),
);
const NETWORKS = listOf(
  object<AllowedCidr>({ cidr: TEXT, except: TEXTS, ports: PORTS }, ["cidr", "ports"]),
);

const KEYS: Keys<NamespaceSettings> = {
  name: TEXT,
  owner: TEXT,
  labels: TEXT_BY_KEY,
  size: oneOf(NamespaceSize),
  quota: object<NamespaceQuota>({
    requestsCpu: TEXT,
    requestsMemory: TEXT,
    limitsCpu: TEXT,
    limitsMemory: TEXT,
    requestsStorage: TEXT,
  }),
  objectCounts: object<ObjectCounts>({
    pods: WHOLE_NUMBER,
    services: WHOLE_NUMBER,
    secrets: WHOLE_NUMBER,
    configMaps: WHOLE_NUMBER,
    persistentVolumeClaims: WHOLE_NUMBER,
    jobs: WHOLE_NUMBER,
  }),
  limits: object<ContainerLimits>({
    defaultCpu: TEXT,
    defaultMemory: TEXT,
    defaultRequestCpu: TEXT,
    defaultRequestMemory: TEXT,
    maxCpu: TEXT,
    maxMemory: TEXT,
    minCpu: TEXT,
    minMemory: TEXT,
  }),
  traffic: object<NamespaceTraffic>({
    sameNamespace: PORTS,
    toNamespaces: PEERS,
    fromNamespaces: PEERS,
    toCidrs: NETWORKS,
    fromCidrs: NETWORKS,
    awsEndpointCidrs: TEXTS,
  }),
  serviceAccounts: listOf(
    object<AccountSettings>({ name: TEXT, roleArn: TEXT, mountToken: RELAXATION }, ["name"]),
  ),
  access: listOf(
    object<NamespaceAccess>({ persona: oneOf(NamespacePersona), groups: TEXTS }, [
      "persona",
      "groups",
    ]),
  ),
  isolation: object<NamespaceIsolation>(
    {
      runtimeClassName: TEXT,
      nodes: object<RuntimeNodes>({
        labels: TEXT_BY_KEY,
        taints: TAINTS,
        handler: TEXT,
        handlerNodeGroup: TEXT,
      }),
    },
    ["runtimeClassName"],
  ),
  relaxations: object<NamespaceRelaxations>({
    podSecurity: object<PodSecurityRelaxation>({ ...RELAXATION_KEYS, level: oneOf(RelaxedLevel) }, [
      "level",
      "reason",
      "expires",
    ]),
    deployByHand: RELAXATION,
    openSessions: RELAXATION,
    readSecrets: RELAXATION,
    loadBalancers: SERVICES,
    nodePorts: SERVICES,
  }),
};

export const NAMESPACES = listOf(object<NamespaceSettings>(KEYS, ["name"]));

/** Throws for a list of which a namespace could not be made, before anything is registered. `path` is where it stands. */
export function requireNamespaces(
  path: string,
  list: readonly NamespaceSettings[],
  clusterName: string,
): void {
  const names = list.map(({ name }) => name);
  list.forEach((one, index) => {
    const place = `${path}[${index}]`;
    withPaths(
      (below) => `${place}.${below}`,
      () => planSecureNamespace(OWNER, { ...one, clusterName }),
    );
    const first = names.indexOf(one.name);
    if (first === index) return;
    const wanted = `a name that is not already at ${path}[${first}].name`;
    throw invalidArgument(OWNER, `${place}.name`, one.name, wanted);
  });
}
