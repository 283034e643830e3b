import type { ResourceEntry } from "../report/document";
import { clusterNamed, clusterOfProvider, nameInArn, providerUrn } from "./references";
import type { Resources } from "./resources";
import { compare, listAt, textAt, textsAt, valueAt } from "./resources";
import type { Card, Mark, Section } from "./scene";
import { good, open } from "./scene";
import { shorten, wrapList } from "./text";
import { ROLE } from "./types";

const NAMESPACES = ["kubernetes:core/v1:Namespace", "kubernetes:core/v1:NamespacePatch"];
export const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const LIMITS = "kubernetes:core/v1:LimitRange";
const POD_IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const LEVEL_LABEL = "pod-security.kubernetes.io/enforce";
const WIDTH = 34;

/** One section for each cluster (or Kubernetes provider) that the stack makes namespaces in. */
export function namespaceSections(resources: Resources): readonly Section[] {
  const byProvider = new Map<string, ResourceEntry[]>();
  for (const namespace of resources.ofType(...NAMESPACES)) {
    const key = clusterOfProvider(resources, namespace)?.urn ?? providerUrn(namespace);
    byProvider.set(key, [...(byProvider.get(key) ?? []), namespace]);
  }
  return [...byProvider].map(([key, namespaces]) => {
    const cluster = resources.find(key);
    const name = cluster && (textAt(cluster.inputs, "name") ?? cluster.name);
    return {
      title: name === undefined ? "Kubernetes namespaces" : `Kubernetes namespaces in ${name}`,
      cards: namespaces
        .map((namespace) => namespaceCard(resources, namespace, cluster))
        .sort((a, b) => compare(a.title, b.title)),
    };
  });
}

function namespaceCard(
  resources: Resources,
  namespace: ResourceEntry,
  cluster: ResourceEntry | undefined,
): Card {
  const name = textAt(namespace.inputs, "metadata", "name") ?? namespace.name;
  const inside = (type: string): readonly ResourceEntry[] =>
    resources.ofType(type).filter((object) => isInside(resources, object, namespace, name));
  const policies = inside(NETWORK_POLICY);
  return {
    kind: "namespace",
    heading: "",
    title: name,
    marks: [
      levelMark(namespace),
      ...denyMarks(policies),
      ...limitMarks(inside(QUOTA).length > 0, inside(LIMITS).length > 0),
    ],
    lines: [...allowedLines(policies), ...identityLines(resources, cluster, name)],
  };
}

/** By name where both are known and go to the same cluster, else by reference. */
function isInside(
  resources: Resources,
  object: ResourceEntry,
  namespace: ResourceEntry,
  name: string,
): boolean {
  const own = textAt(object.inputs, "metadata", "namespace");
  if (own !== undefined) return own === name && providerUrn(object) === providerUrn(namespace);
  return resources.referenced(object, "metadata").includes(namespace);
}

function levelMark(namespace: ResourceEntry): Mark {
  const level = textAt(namespace.inputs, "metadata", "labels", LEVEL_LABEL);
  if (level === undefined) return open("Pod Security not enforced");
  return level === "privileged" ? open("Pod Security privileged") : good(`Pod Security ${level}`);
}

/** Of traffic, seen from the pods that a network policy selects. */
export type Direction = "ingress" | "egress";

function denyMarks(policies: readonly ResourceEntry[]): readonly Mark[] {
  const directions: readonly Direction[] = ["ingress", "egress"];
  const denied = directions.filter((way) => policies.some((policy) => deniesAll(policy, way)));
  const opened = directions.filter((way) => !denied.includes(way));
  return [
    ...(denied.length > 0 ? [good(`default deny ${denied.join(", ")}`)] : []),
    ...(opened.length > 0 ? [open(`default allow ${opened.join(", ")}`)] : []),
  ];
}

function limitMarks(quota: boolean, limits: boolean): readonly Mark[] {
  const kinds = [...(quota ? ["quota"] : []), ...(limits ? ["limit range"] : [])];
  return kinds.length > 0 ? [good(kinds.join(", "))] : [];
}

function deniesAll(policy: ResourceEntry, direction: Direction): boolean {
  const selector = valueAt(policy.inputs, "spec", "podSelector");
  const matches = valueAt(selector, "matchLabels");
  const allPods =
    typeof selector === "object" &&
    (matches === undefined || Object.keys(matches as object).length === 0) &&
    listAt(selector, "matchExpressions").length === 0;
  return (
    allPods &&
    directionsOf(policy).includes(direction) &&
    listAt(policy.inputs, "spec", direction).length === 0
  );
}

/** What a network policy is about: without `policyTypes` ingress, and egress when it has egress rules. */
export function directionsOf(policy: ResourceEntry): readonly string[] {
  const types = textsAt(policy.inputs, "spec", "policyTypes");
  if (types.length > 0) return types.map((type) => type.toLowerCase());
  return listAt(policy.inputs, "spec", "egress").length > 0 ? ["ingress", "egress"] : ["ingress"];
}

function allowedLines(policies: readonly ResourceEntry[]): readonly string[] {
  const names = policies
    .filter((policy) =>
      directionsOf(policy).some((direction) => listAt(policy.inputs, "spec", direction).length > 0),
    )
    .map((policy) => textAt(policy.inputs, "metadata", "name") ?? policy.name)
    .sort(compare);
  return names.length === 0
    ? []
    : wrapList(
        names.map((name) => `+ ${name}`),
        WIDTH,
        2,
      );
}

/** Service accounts that act as an IAM role. */
function identityLines(
  resources: Resources,
  cluster: ResourceEntry | undefined,
  namespace: string,
): readonly string[] {
  const links = resources
    .ofType(POD_IDENTITY)
    .filter((link) => textAt(link.inputs, "namespace") === namespace)
    .filter((link) => cluster === undefined || clusterNamed(resources, link) === cluster)
    .map((link) => {
      const role = resources.referenced(link, "roleArn", ROLE)[0];
      const arn = textAt(link.inputs, "roleArn");
      const roleName = arn === undefined ? (role?.name ?? "unknown role") : nameInArn(arn);
      return shorten(`${textAt(link.inputs, "serviceAccount") ?? link.name} → ${roleName}`, WIDTH);
    });
  return links.length > 4 ? [...links.slice(0, 3), `and ${links.length - 3} more roles`] : links;
}
