import { invalidArgument, requireMatch } from "../invalid-argument";

/** Why a namespace may break a control, and until when. */
export interface NamespaceRelaxation {
  /** Why it is needed: a sentence for whoever reads the report. */
  readonly reason: string;
  /** Who answers for it. Default the owner of the namespace; one of the two must be there. */
  readonly owner?: string;
  /** Last day of it, as YYYY-MM-DD in UTC. */
  readonly expires: string;
}

/** Pod Security levels that a namespace can be relaxed to. */
export const RelaxedLevel = {
  /** Root users and further capabilities, but no way to the node. */
  Baseline: "baseline",
  /** No rule at all: a pod owns its node. */
  Privileged: "privileged",
} as const;
export type RelaxedLevel = (typeof RelaxedLevel)[keyof typeof RelaxedLevel];

/** Another Pod Security level than restricted. */
export interface PodSecurityRelaxation {
  /** Level that is enforced: baseline or privileged. Restricted stays the level of audit and warnings. */
  readonly level: RelaxedLevel;
  /** Why it is needed: a sentence for whoever reads the report. */
  readonly reason: string;
  /** Who answers for it. Default the owner of the namespace; one of the two must be there. */
  readonly owner?: string;
  /** Last day of it, as YYYY-MM-DD in UTC. */
  readonly expires: string;
}

/** Services that are reachable from outside the cluster. */
export interface ServiceRelaxation {
  /** How many, 1 or more. */
  readonly count: number;
  /** Why it is needed: a sentence for whoever reads the report. */
  readonly reason: string;
  /** Who answers for it. Default the owner of the namespace; one of the two must be there. */
  readonly owner?: string;
  /** Last day of it, as YYYY-MM-DD in UTC. */
  readonly expires: string;
}

/** What a namespace may do beyond its defaults, each with a reason and an end. */
export interface NamespaceRelaxations {
  /** Pods with more rights than the level restricted gives (control ns-psa-enforce). Default none. */
  readonly podSecurity?: PodSecurityRelaxation;
  /** Developers and operators change workloads themselves, and so run pods as any service account of the namespace (control rbac-pod-create). Default only a pipeline does. */
  readonly deployByHand?: NamespaceRelaxation;
  /** Developers and operators open shells in pods (control rbac-pod-exec). Default no. */
  readonly openSessions?: NamespaceRelaxation;
  /** Developers and operators read Secrets (control rbac-secrets-access). Default no. */
  readonly readSecrets?: NamespaceRelaxation;
  /** Services of type LoadBalancer (control ns-quota-services). Default none. */
  readonly loadBalancers?: ServiceRelaxation;
  /** Services of type NodePort (control ns-quota-services). Default none. */
  readonly nodePorts?: ServiceRelaxation;
}

/** A relaxation as the pack reads it, on the object that breaks the control. */
export interface RecordedExemption {
  readonly control: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

const KEYS: readonly string[] = [
  "podSecurity",
  "deployByHand",
  "openSessions",
  "readSecrets",
  "loadBalancers",
  "nodePorts",
];

/** Checks relaxations and writes them as annotations. */
export class RelaxationRecorder {
  constructor(
    private readonly owner: string,
    private readonly namespaceOwner: string | undefined,
  ) {}

  /** Refuses a relaxation that does not exist, which a caller without a type checker can ask for. */
  requireKnown(path: string, relaxations: NamespaceRelaxations): void {
    for (const key of Object.keys(relaxations)) {
      if (KEYS.includes(key)) continue;
      const wanted = `no such relaxation; there are ${KEYS.join(", ")}`;
      throw invalidArgument(this.owner, `${path}.${key}`, Object(relaxations)[key], wanted);
    }
  }

  /** What the exemption of `control` says; `path` is where the relaxation stands. */
  record(path: string, control: string, relaxation: NamespaceRelaxation): RecordedExemption {
    const { reason, expires, owner: own = this.namespaceOwner } = relaxation;
    const why = "a sentence of at least 10 characters that says why";
    requireMatch(this.owner, `${path}.reason`, reason, /^\S.{8,}\S$/s, why);
    const who = "a person or team, here or as owner of the namespace";
    requireMatch(this.owner, `${path}.owner`, own, /\S/, who);
    return { control, reason, owner: own ?? "", expires: this.requireDate(path, expires) };
  }

  private requireDate(path: string, date: string): string {
    const wanted = "a date that exists, as YYYY-MM-DD";
    requireMatch(this.owner, `${path}.expires`, date, /^\d{4}-\d{2}-\d{2}$/, wanted);
    const time = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
      throw invalidArgument(this.owner, `${path}.expires`, date, wanted);
    }
    return date;
  }
}

/**
 * One exemption for each control: the pack takes the second one about the same object for unused. It says all reasons
 * and ends with the first of them.
 */
export function mergeExemptions(exemptions: readonly RecordedExemption[]): RecordedExemption[] {
  const byControl = new Map<string, RecordedExemption>();
  for (const one of exemptions) {
    const other = byControl.get(one.control);
    byControl.set(one.control, other === undefined ? one : merged(other, one));
  }
  return [...byControl.values()];
}

function merged(first: RecordedExemption, second: RecordedExemption): RecordedExemption {
  const both = (key: "reason" | "owner"): string =>
    [...new Set([first[key], second[key]])].join("; ");
  const expires = first.expires < second.expires ? first.expires : second.expires;
  return { control: first.control, reason: both("reason"), owner: both("owner"), expires };
}

/** The annotation by which the pack knows exemptions on objects of this library; nothing for none. */
export function exemptionAnnotation(
  exemptions: readonly RecordedExemption[],
): Readonly<Record<string, string>> {
  if (exemptions.length === 0) return {};
  return { "hardened-cluster/exemptions": JSON.stringify(exemptions) };
}
