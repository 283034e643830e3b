import { CpuArchitecture, NodeUpdateStrategy, TaintEffect } from "../components";
import type { NodePoolSettings, NodeSettings, NodeTaint } from "../components";
import { listOf, mapOf, object, oneOf, TEXT, TEXT_BY_KEY, TEXTS, WHOLE_NUMBER } from "./shape";

export const TAINTS = listOf(
  object<NodeTaint>({ key: TEXT, value: TEXT, effect: oneOf(TaintEffect) }, ["key", "effect"]),
);

export const NODE_GROUPS = mapOf(
  object<NodeSettings>({
    instanceTypes: TEXTS,
    architecture: oneOf(CpuArchitecture),
    minSize: WHOLE_NUMBER,
    maxSize: WHOLE_NUMBER,
    desiredSize: WHOLE_NUMBER,
    volumeSizeGib: WHOLE_NUMBER,
    releaseVersion: TEXT,
    labels: TEXT_BY_KEY,
    taints: TAINTS,
    updateStrategy: oneOf(NodeUpdateStrategy),
    maxUnavailablePercentage: WHOLE_NUMBER,
    tags: TEXT_BY_KEY,
  }),
);

export const NODE_POOLS = mapOf(
  object<NodePoolSettings>({
    architecture: oneOf(CpuArchitecture),
    instanceCategories: TEXTS,
    oldestGeneration: WHOLE_NUMBER,
    cpuLimit: WHOLE_NUMBER,
    memoryLimitGib: WHOLE_NUMBER,
    expireAfterHours: WHOLE_NUMBER,
    volumeSizeGib: WHOLE_NUMBER,
    labels: TEXT_BY_KEY,
    taints: TAINTS,
  }),
);
