import { requireClusterName } from "../aws-account";
import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import { requireKubernetesVersion } from "../kubernetes-versions";
import { CpuArchitecture } from "./bottlerocket";
import { requireInstanceTypes } from "./instance-types";
import { requireLabels, requireTags, requireTaints, type NodeTaint } from "./placement";

/** How EKS replaces the nodes of a group. */
export const NodeUpdateStrategy = {
  /** New nodes come before old ones go. */
  Default: "DEFAULT",
  /** Old nodes go first, for capacity that cannot be had twice. */
  Minimal: "MINIMAL",
} as const;
export type NodeUpdateStrategy = (typeof NodeUpdateStrategy)[keyof typeof NodeUpdateStrategy];

/** Size and kind of a node group. Values left out take their defaults. */
export interface NodeSettings {
  /** EC2 instance types of one architecture, first choice first. Default m7i.large, or m7g.large for arm64. */
  readonly instanceTypes?: string[];
  /** Architecture of the instance types. Default x86_64. */
  readonly architecture?: CpuArchitecture;
  /** Smallest number of nodes, 1 or more. Default 2. */
  readonly minSize?: number;
  /** Largest number of nodes, 1 to 450. Default 6. */
  readonly maxSize?: number;
  /** Number of nodes to start with; an autoscaler may change it later. Default the smallest number. */
  readonly desiredSize?: number;
  /** Size of the volume for images, logs and pods in GiB, 20 to 16384. Default 100. */
  readonly volumeSizeGib?: number;
  /** Bottlerocket release, version and build, such as 1.65.0-0be31b34. Default the one proven with the Kubernetes version. */
  readonly releaseVersion?: string;
  /** Labels of the nodes, outside the prefixes of Kubernetes and EKS. Default none. */
  readonly labels?: Record<string, string>;
  /** Taints that keep other pods away from the nodes. Default none. */
  readonly taints?: NodeTaint[];
  /** How nodes are replaced: DEFAULT, new ones first, or MINIMAL, old ones first. Default DEFAULT. */
  readonly updateStrategy?: NodeUpdateStrategy;
  /** Share of nodes that an update may take away at once, in per cent, 1 to 100. Default 33. */
  readonly maxUnavailablePercentage?: number;
  /** AWS tags of the group, its instances, volumes and network interfaces. Default the name alone. */
  readonly tags?: Record<string, string>;
}

export interface NodeRequest {
  readonly clusterName: string;
  readonly kubernetesVersion?: string;
  readonly settings?: NodeSettings;
}

type Marks = "labels" | "taints" | "tags";

/** `NodeSettings` with nothing left out but what marks the nodes. */
export interface NodePlan extends Required<Omit<NodeSettings, Marks>>, Pick<NodeSettings, Marks> {
  readonly kubernetesVersion: string;
}

const DEFAULT_INSTANCE_TYPES = {
  [CpuArchitecture.X86]: ["m7i.large"],
  [CpuArchitecture.Arm]: ["m7g.large"],
};

/** `path` is where the settings stand in the caller's arguments. */
export function planNodes(owner: string, path: string, request: NodeRequest): NodePlan {
  requireClusterName(owner, "clusterName", request.clusterName);
  const { minor, bottlerocketRelease } = requireKubernetesVersion(
    owner,
    "kubernetesVersion",
    request.kubernetesVersion,
  );
  const settings = request.settings ?? {};
  const { architecture = CpuArchitecture.X86, minSize = 2 } = settings;
  const {
    instanceTypes = DEFAULT_INSTANCE_TYPES[architecture],
    maxSize = Math.max(6, minSize),
    desiredSize = minSize,
    volumeSizeGib = 100,
    releaseVersion = bottlerocketRelease,
    updateStrategy = NodeUpdateStrategy.Default,
    maxUnavailablePercentage = 33,
    labels,
    taints,
    tags,
  } = settings;
  const strategies = Object.values(NodeUpdateStrategy);
  requireOneOf(owner, `${path}.architecture`, architecture, Object.values(CpuArchitecture));
  requireOneOf(owner, `${path}.updateStrategy`, updateStrategy, strategies);
  requireInstanceTypes(owner, `${path}.instanceTypes`, instanceTypes, architecture);
  requireLabels(owner, `${path}.labels`, labels ?? {});
  requireTaints(owner, `${path}.taints`, taints ?? []);
  requireTags(owner, `${path}.tags`, tags ?? {});
  // Quota "nodes per managed node group": Amazon EKS user guide, "View and manage Amazon EKS service quotas".
  requireWholeNumber(owner, `${path}.maxSize`, maxSize, 1, 450);
  requireWholeNumber(owner, `${path}.minSize`, minSize, 1, maxSize);
  requireWholeNumber(owner, `${path}.desiredSize`, desiredSize, minSize, maxSize);
  requireWholeNumber(owner, `${path}.volumeSizeGib`, volumeSizeGib, 20, 16384);
  requireWholeNumber(owner, `${path}.maxUnavailablePercentage`, maxUnavailablePercentage, 1, 100);
  requireMatch(
    owner,
    `${path}.releaseVersion`,
    releaseVersion,
    /^\d+\.\d+\.\d+-[0-9a-f]{8}$/,
    "a Bottlerocket version and build such as 1.65.0-0be31b34",
  );
  return {
    kubernetesVersion: minor,
    architecture,
    instanceTypes,
    minSize,
    maxSize,
    desiredSize,
    volumeSizeGib,
    releaseVersion,
    updateStrategy,
    maxUnavailablePercentage,
    labels,
    taints,
    tags,
  };
}

/** Several node groups of one cluster, by a name that becomes part of resource names. */
export interface NodeGroupsRequest {
  readonly clusterName: string;
  readonly kubernetesVersion?: string;
  readonly groups: Record<string, NodeSettings>;
}

/** Plans every group, in the order given. `path` is where the groups stand in the caller's arguments. */
export function planNodeGroups(
  owner: string,
  path: string,
  request: NodeGroupsRequest,
): ReadonlyMap<string, NodePlan> {
  const { groups, ...cluster } = request;
  const names = Object.keys(groups);
  if (names.length === 0) {
    throw invalidArgument(owner, path, groups, "at least one node group");
  }
  return new Map(
    names.map((name) => {
      const wanted = "names of 1 to 30 lower-case letters, digits and hyphens, a letter first";
      requireMatch(owner, path, name, /^[a-z][a-z0-9-]{0,29}$/, wanted);
      const settings = groups[name];
      return [name, planNodes(owner, `${path}.${name}`, { ...cluster, settings })] as const;
    }),
  );
}

function requireOneOf(owner: string, path: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) {
    throw invalidArgument(owner, path, value, `one of ${known.join(", ")}`);
  }
}
