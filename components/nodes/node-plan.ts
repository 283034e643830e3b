import { requireClusterName } from "../aws-account";
import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import { requireKubernetesVersion } from "../kubernetes-versions";
import { CpuArchitecture } from "./bottlerocket";

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
}

export interface NodeRequest {
  readonly clusterName: string;
  readonly kubernetesVersion?: string;
  readonly settings?: NodeSettings;
}

/** `NodeSettings` with nothing left out. */
export interface NodePlan extends Required<NodeSettings> {
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
  const {
    architecture = CpuArchitecture.X86,
    instanceTypes = DEFAULT_INSTANCE_TYPES[architecture],
    minSize = 2,
    maxSize = Math.max(6, minSize),
    desiredSize = minSize,
    volumeSizeGib = 100,
    releaseVersion = bottlerocketRelease,
  } = request.settings ?? {};
  requireArchitecture(owner, `${path}.architecture`, architecture);
  requireInstanceTypes(owner, `${path}.instanceTypes`, instanceTypes);
  // Quota "nodes per managed node group": Amazon EKS user guide, "View and manage Amazon EKS service quotas".
  requireWholeNumber(owner, `${path}.maxSize`, maxSize, 1, 450);
  requireWholeNumber(owner, `${path}.minSize`, minSize, 1, maxSize);
  requireWholeNumber(owner, `${path}.desiredSize`, desiredSize, minSize, maxSize);
  requireWholeNumber(owner, `${path}.volumeSizeGib`, volumeSizeGib, 20, 16384);
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
  };
}

function requireArchitecture(owner: string, path: string, architecture: CpuArchitecture): void {
  const known = Object.values(CpuArchitecture);
  if (!known.includes(architecture)) {
    throw invalidArgument(owner, path, architecture, `one of ${known.join(", ")}`);
  }
}

function requireInstanceTypes(owner: string, path: string, types: string[]): void {
  if (!Array.isArray(types) || types.length === 0) {
    throw invalidArgument(owner, path, types, "a list with at least one EC2 instance type");
  }
  types.forEach((type, index) => {
    const wanted = "an EC2 instance type such as m7i.large";
    requireMatch(owner, `${path}[${index}]`, type, /^[a-z0-9-]+\.[a-z0-9-]+$/, wanted);
  });
}
