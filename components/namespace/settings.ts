import { invalidArgument, requireMatch } from "../invalid-argument";
import { planSize, type SizePlan, type SizeRequest } from "./sizes";

/** A namespace as configuration describes it. */
export interface NamespaceSettings extends SizeRequest {
  readonly name: string;
  readonly labels?: Record<string, string>;
}

/** Namespaces that exist in every cluster; their settings are not a tenant's. */
const EXISTING = ["default", "kube-system", "kube-public", "kube-node-lease"];
/** Labels by which the component, the API server and the pack know a namespace. */
const OWN_PREFIXES = ["pod-security.kubernetes.io/", "hardened-cluster/"];

/** `NamespaceSettings` with nothing left out. */
export interface NamespacePlan extends SizePlan {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Throws an `InvalidArgumentError` for settings that no namespace can have. */
export function planNamespace(owner: string, settings: NamespaceSettings): NamespacePlan {
  const labels = settings.labels ?? {};
  for (const key of Object.keys(labels)) {
    const prefix = OWN_PREFIXES.find((one) => key.startsWith(one));
    if (prefix !== undefined) {
      const wanted = `labels outside ${prefix}, which the component sets`;
      throw invalidArgument(owner, "labels", key, wanted);
    }
  }
  return {
    name: requireNamespaceName(owner, settings.name),
    labels,
    ...planSize(owner, settings),
  };
}

/** The form is an RFC 1123 label; the prefix kube- is reserved (Kubernetes documentation, "Namespaces"). */
function requireNamespaceName(owner: string, name: string): string {
  const wanted =
    "a namespace name of 1 to 63 lower-case letters, digits and hyphens that starts and ends with a letter or digit";
  requireMatch(owner, "name", name, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, wanted);
  if (EXISTING.includes(name) || name.startsWith("kube-")) {
    const own = "a name of your own: default and names that start with kube- belong to Kubernetes";
    throw invalidArgument(owner, "name", name, own);
  }
  return name;
}
