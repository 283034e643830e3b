import type { ResourceEntry } from "../report/document";
import { clusterNamed, clusterOfProvider, nameInArn } from "./references";
import type { Resources } from "./resources";
import { compare, listAt, textAt, textsAt } from "./resources";
import type { Arrow, Box } from "./scene";
import { box } from "./scene";
import { shorten } from "./text";
import { CLUSTER, ROLE } from "./types";

const ACCESS_ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const CLUSTER_ROLE_BINDING = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding";

/** That someone may do something with a cluster. */
interface Grant {
  readonly cluster: ResourceEntry;
  readonly who: string;
  readonly right: string;
  readonly heading: string;
}

/** Those who may use an API server: one box for each cluster and kind of principal. */
export function principals(resources: Resources): {
  boxes: readonly Box[];
  arrows: readonly Arrow[];
} {
  const groups = new Map<string, Grant[]>();
  for (const grant of [
    ...entryGrants(resources),
    ...creatorGrants(resources),
    ...bindingGrants(resources),
  ]) {
    const key = [grant.cluster.urn, grant.heading].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), grant]);
  }
  const boxes: Box[] = [];
  const arrows: Arrow[] = [];
  for (const [key, grants] of groups) {
    const [first] = grants;
    if (first === undefined) continue;
    const id = `principals\n${key}`;
    const names = new Set(grants.map((grant) => grant.who));
    boxes.push(
      box({
        id,
        kind: "principal",
        heading: first.heading,
        title: names.size === 1 ? first.who : `${names.size} principals`,
        lines: rightLines(grants),
      }),
    );
    arrows.push({ from: id, to: first.cluster.urn, kind: "trust", labels: [] });
  }
  return { boxes, arrows };
}

const WIDTH = 62;
const MOST_LINES = 8;

/** `cluster admin: break-glass, deployer`, one line for each right; without the names where there is one. */
function rightLines(grants: readonly Grant[]): readonly string[] {
  const alone = new Set(grants.map((grant) => grant.who)).size === 1;
  const rights = [...new Set(grants.map((grant) => grant.right))].sort(
    (a, b) => Number(a.includes(" in ")) - Number(b.includes(" in ")) || compare(a, b),
  );
  const lines = rights.map((right) => {
    const names = grants.filter((grant) => grant.right === right).map((grant) => grant.who);
    const all = [...new Set(names)].sort(compare).join(", ");
    if (alone) return shorten(right, WIDTH);
    return `${shorten(right, 48)}: ${shorten(all, Math.max(16, WIDTH - right.length - 2))}`;
  });
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `and ${lines.length - MOST_LINES + 1} more rights`];
}

function entryGrants(resources: Resources): readonly Grant[] {
  return resources.ofType(ACCESS_ENTRY).flatMap((entry) => {
    const cluster = clusterNamed(resources, entry);
    // Entries of machines carry no rights that an operator could use.
    const forPeople = (textAt(entry.inputs, "type") ?? "STANDARD") === "STANDARD";
    if (cluster === undefined || !forPeople) return [];
    const rights = rightsOf(resources, entry, cluster);
    const who = principalName(resources, entry);
    return (rights.length > 0 ? rights : ["may sign in, no rights"]).map((right) => ({
      cluster,
      who,
      right,
      heading: "IAM principals",
    }));
  });
}

function rightsOf(
  resources: Resources,
  entry: ResourceEntry,
  cluster: ResourceEntry,
): readonly string[] {
  const who = principalKey(resources, entry);
  const policies = resources
    .ofType(ASSOCIATION)
    .filter(
      (link) => principalKey(resources, link) === who && clusterNamed(resources, link) === cluster,
    )
    .map((link) => policyRight(link));
  const groups = textsAt(entry.inputs, "kubernetesGroups").map((group) => `group ${group}`);
  return [...new Set([...policies, ...groups])].sort(compare);
}

/** `AmazonEKSClusterAdminPolicy` for all namespaces reads as `cluster admin`. */
function policyRight(association: ResourceEntry): string {
  const policy = nameInArn(textAt(association.inputs, "policyArn") ?? "unknown policy");
  const right = policy
    .replace(/^AmazonEKS(.+)Policy$/, "$1")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  const namespaces = textsAt(association.inputs, "accessScope", "namespaces");
  return textAt(association.inputs, "accessScope", "type") === "namespace"
    ? `${right} in ${namespaces.join(", ")}`
    : right;
}

function principalRole(resources: Resources, resource: ResourceEntry): ResourceEntry | undefined {
  return resources.referenced(resource, "principalArn", ROLE)[0];
}

function principalKey(resources: Resources, resource: ResourceEntry): string {
  return (
    textAt(resource.inputs, "principalArn") ??
    principalRole(resources, resource)?.urn ??
    resource.urn
  );
}

function principalName(resources: Resources, entry: ResourceEntry): string {
  const arn = textAt(entry.inputs, "principalArn");
  if (arn !== undefined) return nameInArn(arn);
  const role = principalRole(resources, entry);
  return role ? (textAt(role.inputs, "name") ?? role.name) : entry.name;
}

// The provider's default is to make the creator an administrator.
function creatorGrants(resources: Resources): readonly Grant[] {
  return resources
    .ofType(CLUSTER)
    .filter(
      (cluster) =>
        textAt(cluster.inputs, "accessConfig", "bootstrapClusterCreatorAdminPermissions") !==
        "false",
    )
    .map((cluster) => ({
      cluster,
      who: "whoever creates the cluster",
      right: "cluster admin",
      heading: "IAM principals",
    }));
}

function bindingGrants(resources: Resources): readonly Grant[] {
  return resources.ofType(CLUSTER_ROLE_BINDING).flatMap((binding) => {
    const cluster = clusterOfProvider(resources, binding);
    if (cluster === undefined || textAt(binding.inputs, "roleRef", "name") !== "cluster-admin") {
      return [];
    }
    return listAt(binding.inputs, "subjects").map((subject) => ({
      cluster,
      who: subjectName(subject),
      right: "role cluster-admin",
      heading: "Kubernetes subjects",
    }));
  });
}

function subjectName(subject: unknown): string {
  const kind = textAt(subject, "kind") ?? "subject";
  const namespace = textAt(subject, "namespace");
  const name = textAt(subject, "name") ?? "not known";
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
