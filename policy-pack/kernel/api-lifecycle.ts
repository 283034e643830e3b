import { API_LIFECYCLE } from "./api-lifecycle-table";
import { kubernetesKind, tokensOf } from "./kinds";

/** What becomes of one kind of one API version; minors are N of 1.N. */
export interface ApiLifecycle {
  readonly deprecated: number;
  /** The first minor that does not serve it; nothing where none is set. */
  readonly removed: number | undefined;
  /** API version, and kind where it differs, to use instead. */
  readonly replacement: string | undefined;
}

const BY_TYPE: ReadonlyMap<string, ApiLifecycle> = new Map(
  API_LIFECYCLE.flatMap(([groupVersion, deprecated, removed, replacement, kinds]) => {
    const lifecycle = {
      deprecated,
      removed: removed ?? undefined,
      replacement: replacement ?? undefined,
    };
    return kinds
      .split(" ")
      .flatMap((kind) =>
        tokensOf(kind, [groupVersion]).map((token) => [token, lifecycle] as const),
      );
  }),
);

/** Type tokens of every API version that is deprecated or removed in some minor. */
export const AGEING_TYPES: readonly string[] = [...BY_TYPE.keys()];

export function lifecycleOf(type: string): ApiLifecycle | undefined {
  return BY_TYPE.get(type);
}

/** `policy/v1beta1 PodDisruptionBudget`. */
export function apiName(type: string): string {
  const kind = kubernetesKind(type);
  return kind === undefined ? type : `${kind.groupVersion} ${kind.kind}`;
}
