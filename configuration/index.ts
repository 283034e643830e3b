import * as pulumi from "@pulumi/pulumi";
import { KubernetesAccess } from "../components";
import { requireClusterName } from "../components/aws-account";
import { CLUSTER_KEYS, REQUIRED_CLUSTER_KEYS, type ClusterSettings } from "./cluster";
import { NAMESPACES, requireNamespaces, type NamespaceSettings } from "./namespaces";
import { FLAG, OWNER, readKeys, TEXT, type Keys } from "./shape";

/** The configuration of a stack as typed values; Pulumi.yaml says what each means. */
export interface Configuration {
  readonly cluster: ClusterSettings;
  /** Namespaces to make in this deployment: none while everything inside the cluster is deferred. */
  readonly namespaces: readonly NamespaceSettings[];
  /** Whether resources refuse to be deleted. */
  readonly protect: boolean;
}

const OTHER_KEYS: Keys<{ namespaces?: NamespaceSettings[]; protect?: boolean }> = {
  namespaces: NAMESPACES,
  protect: FLAG,
};

/** Reads the configuration of the running stack. */
export function loadConfiguration(): Configuration {
  return readConfiguration(pulumi.getProject(), pulumi.runtime.allConfig());
}

/**
 * Reads `values`, text by `namespace:key`. Throws an `InvalidArgumentError` for a key that is missing, unknown, or of the
 * wrong type, and for namespaces that Kubernetes would refuse.
 */
export function readConfiguration(
  project: string,
  values: Readonly<Record<string, string>>,
): Configuration {
  const {
    namespaces = [],
    protect,
    ...own
  } = readKeys(
    `${project}:`,
    ownValues(project, values),
    { ...CLUSTER_KEYS, ...OTHER_KEYS },
    REQUIRED_CLUSTER_KEYS,
  );
  const { region } = readKeys("aws:", { region: values["aws:region"] }, { region: TEXT }, [
    "region",
  ]);
  requireClusterName(OWNER, `${project}:clusterName`, own.clusterName);
  requireNamespaces(`${project}:namespaces`, namespaces, own.clusterName);
  const isDeferred = own.kubernetesAccess === KubernetesAccess.Deferred;
  return {
    cluster: { ...own, region },
    namespaces: isDeferred ? [] : namespaces,
    protect: protect ?? false,
  };
}

/** Keys whose values Pulumi hands over as they are; all others come as JSON. */
const PLAIN = new Set(
  Object.entries(CLUSTER_KEYS).flatMap(([key, { wanted }]) =>
    wanted === TEXT.wanted || wanted.startsWith("one of ") ? [key] : [],
  ),
);

/** Options that an empty value turns off: a declared key always has a value, at least its default. */
const OFF_WHEN_EMPTY = new Set([
  "addons",
  "allowedDomains",
  "auditArchive",
  "identityProvider",
  "publicLoadBalancer",
  "registry",
]);

function ownValues(
  project: string,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const prefix = `${project}:`;
  const own = Object.entries(values).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(
    own.map(([fullKey, text]) => {
      const key = fullKey.slice(prefix.length);
      const isOff = OFF_WHEN_EMPTY.has(key) && (text === "{}" || text === "[]");
      return [key, isOff ? undefined : PLAIN.has(key) ? text : parsed(text)];
    }),
  );
}

/** Text that is no JSON stays as it is: the check of its type then shows it to the user. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
