import { invalidArgument, requireMatch } from "../invalid-argument";

/** What a taint does to pods that do not tolerate it. */
export const TaintEffect = {
  /** They are not scheduled there. */
  NoSchedule: "NO_SCHEDULE",
  /** They are not scheduled there, and leave when the taint comes. */
  NoExecute: "NO_EXECUTE",
  /** They are scheduled elsewhere if possible. */
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const;
export type TaintEffect = (typeof TaintEffect)[keyof typeof TaintEffect];

/** Keeps pods that do not tolerate it away from nodes. */
export interface NodeTaint {
  /** Such as dedicated, or example.com/dedicated. */
  readonly key: string;
  /** At most 63 characters. Default none. */
  readonly value?: string;
  /** What happens to other pods: NO_SCHEDULE, NO_EXECUTE or PREFER_NO_SCHEDULE. */
  readonly effect: TaintEffect;
}

const KEY = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;

/** Limits of EKS: keys and values of at most 63 characters (API reference, types Taint and Nodegroup). */
const MOST_CHARACTERS = 63;

/** Checks labels for nodes. Kubernetes keeps some prefixes to itself, and kubelets that claim them do not start. */
export function requireLabels(owner: string, path: string, labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels)) {
    requireKey(owner, path, key);
    if (/(^|\.)(kubernetes\.io|k8s\.io)\/|^eks\.amazonaws\.com\//.test(key)) {
      const wanted = "labels outside kubernetes.io, k8s.io and eks.amazonaws.com";
      throw invalidArgument(owner, path, key, wanted);
    }
    requireValue(owner, `${path}.${key}`, value);
  }
}

/** Checks taints for nodes. */
export function requireTaints(owner: string, path: string, taints: NodeTaint[]): void {
  const effects = Object.values(TaintEffect);
  taints.forEach(({ key, value = "", effect }, index) => {
    requireKey(owner, `${path}[${index}].key`, key);
    requireValue(owner, `${path}[${index}].value`, value);
    if (!effects.includes(effect)) {
      const wanted = `one of ${effects.join(", ")}`;
      throw invalidArgument(owner, `${path}[${index}].effect`, effect, wanted);
    }
  });
}

/** Checks AWS tags. Source: AWS General Reference, "Tag naming limits and requirements". */
export function requireTags(owner: string, path: string, tags: Record<string, string>): void {
  for (const [key, value] of Object.entries(tags)) {
    const form = "tags with keys of 1 to 128 characters that do not start with aws:";
    if (key.length < 1 || key.length > 128 || /^aws:/i.test(key)) {
      throw invalidArgument(owner, path, key, form);
    }
    if (typeof value !== "string" || value.length > 256) {
      throw invalidArgument(owner, `${path}.${key}`, value, "a text of at most 256 characters");
    }
  }
}

function requireKey(owner: string, path: string, key: string): void {
  const wanted = "a key of at most 63 characters such as dedicated or example.com/dedicated";
  requireMatch(owner, path, key, KEY, wanted);
  if (key.length > MOST_CHARACTERS) throw invalidArgument(owner, path, key, wanted);
}

function requireValue(owner: string, path: string, value: string): void {
  const wanted = "a value of at most 63 letters, digits, dots, hyphens and underscores";
  if (typeof value !== "string" || !VALUE.test(value) || value.length > MOST_CHARACTERS) {
    throw invalidArgument(owner, path, value, wanted);
  }
}
