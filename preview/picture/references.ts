import type { ResourceEntry } from "../report/document";
import type { Resources } from "./resources";
import { textAt } from "./resources";
import { CLUSTER } from "./types";

/** The cluster that `clusterName` names, by reference or by a plain name. */
export function clusterNamed(
  resources: Resources,
  resource: ResourceEntry,
): ResourceEntry | undefined {
  const referenced = resources.referenced(resource, "clusterName", CLUSTER)[0];
  if (referenced) return referenced;
  const name = textAt(resource.inputs, "clusterName");
  return resources.ofType(CLUSTER).find((cluster) => textAt(cluster.inputs, "name") === name);
}

/** The cluster that a Kubernetes object goes to: the one that its provider's kubeconfig comes from. */
export function clusterOfProvider(
  resources: Resources,
  object: ResourceEntry,
): ResourceEntry | undefined {
  const provider = resources.find(providerUrn(object));
  return provider && resources.referenced(provider, "kubeconfig", CLUSTER)[0];
}

/** A provider reference is `<urn>::<id>`. */
export function providerUrn(resource: ResourceEntry): string {
  return resource.provider.split("::").slice(0, 4).join("::");
}

/** `arn:aws:iam::111122223333:role/team/Operator` reads as `Operator`. */
export function nameInArn(arn: string): string {
  return arn.startsWith("arn:")
    ? arn.slice(Math.max(arn.lastIndexOf("/"), arn.lastIndexOf(":")) + 1)
    : arn;
}
