import { requireOwnGroup } from "../access-plan";
import { invalidArgument } from "../invalid-argument";
import {
  exemptionAnnotation,
  type NamespaceRelaxations,
  type RecordedExemption,
  type RelaxationRecorder,
} from "./relaxations";

/** What people may do in a namespace by its own roles: no Secrets, no shells and no deployments unless relaxed. */
export const NamespacePersona = {
  /** Reads workloads, events and logs. */
  Viewer: "viewer",
  /** Also restarts and scales workloads and changes ConfigMaps. */
  Developer: "developer",
  /** Also changes Services, Ingresses, scaling, disruption budgets and volume claims, and evicts pods. */
  Operator: "operator",
} as const;
export type NamespacePersona = (typeof NamespacePersona)[keyof typeof NamespacePersona];

/** Groups of people who are the same persona in a namespace. */
export interface NamespaceAccess {
  /** What they may do: viewer, developer or operator. */
  readonly persona: NamespacePersona;
  /** Groups as the cluster knows them: kubernetesGroups of an access entry, or groups of an identity provider. */
  readonly groups: string[];
}

/** A Role and the groups that it is bound to: plain values in the form of the Kubernetes API. */
export interface PersonaRole {
  readonly persona: NamespacePersona;
  readonly annotations: Readonly<Record<string, string>>;
  readonly rules: readonly PersonaRule[];
  readonly groups: readonly string[];
}
interface PersonaRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

const rule = (group: string, resources: string[], verbs: string[]): PersonaRule => ({
  apiGroups: [group],
  resources,
  verbs,
});
const READ = ["get", "list", "watch"];
const CHANGE = ["create", "update", "patch", "delete"];

const VIEWER_RULES: readonly PersonaRule[] = [
  rule(
    "",
    [
      "configmaps",
      "events",
      "limitranges",
      "persistentvolumeclaims",
      "pods",
      "pods/log",
      "pods/status",
      "resourcequotas",
      "serviceaccounts",
      "services",
    ],
    READ,
  ),
  rule("apps", ["daemonsets", "deployments", "replicasets", "statefulsets"], READ),
  rule("autoscaling", ["horizontalpodautoscalers"], READ),
  rule("batch", ["cronjobs", "jobs"], READ),
  rule("discovery.k8s.io", ["endpointslices"], READ),
  rule("events.k8s.io", ["events"], READ),
  rule("networking.k8s.io", ["ingresses", "networkpolicies"], READ),
  rule("policy", ["poddisruptionbudgets"], READ),
];
/** A pod that is deleted comes back from its workload: the restart that needs no right to make pods. */
const DEVELOPER_RULES: readonly PersonaRule[] = [
  ...VIEWER_RULES,
  rule("", ["pods"], ["delete"]),
  rule("", ["configmaps"], CHANGE),
  rule("apps", ["deployments/scale", "statefulsets/scale"], ["get", "update", "patch"]),
];
const OPERATOR_RULES: readonly PersonaRule[] = [
  ...DEVELOPER_RULES,
  rule("", ["persistentvolumeclaims", "services"], CHANGE),
  rule("", ["pods/eviction"], ["create"]),
  rule("autoscaling", ["horizontalpodautoscalers"], CHANGE),
  rule("networking.k8s.io", ["ingresses"], CHANGE),
  rule("policy", ["poddisruptionbudgets"], CHANGE),
];
const RULES: Readonly<Record<NamespacePersona, readonly PersonaRule[]>> = {
  viewer: VIEWER_RULES,
  developer: DEVELOPER_RULES,
  operator: OPERATOR_RULES,
};

/** Rules that a relaxation adds for developers and operators, and the control that it breaks. */
const RELAXED_RULES = {
  deployByHand: {
    control: "rbac-pod-create",
    rules: [
      rule("apps", ["deployments", "statefulsets"], CHANGE),
      rule("batch", ["cronjobs", "jobs"], CHANGE),
    ],
  },
  // Sessions over WebSockets are authorized as get in many releases.
  openSessions: {
    control: "rbac-pod-exec",
    rules: [rule("", ["pods/exec", "pods/portforward"], ["create", "get"])],
  },
  readSecrets: { control: "rbac-secrets-access", rules: [rule("", ["secrets"], READ)] },
} as const;

/**
 * One Role for each persona that has groups, without wildcards (controls rbac-wildcard-verbs, rbac-wildcard-resources,
 * rbac-secrets-access, rbac-pod-exec, rbac-pod-create).
 */
export function planPersonas(
  owner: string,
  path: string,
  access: readonly NamespaceAccess[],
  relaxations: NamespaceRelaxations,
  recorder: RelaxationRecorder,
): PersonaRole[] {
  const planned: PersonaRole[] = [];
  access.forEach(({ persona, groups }, index) => {
    const place = `${path}[${index}]`;
    const known = Object.values(NamespacePersona);
    if (!known.includes(persona)) {
      throw invalidArgument(owner, `${place}.persona`, persona, `one of ${known.join(", ")}`);
    }
    if (planned.some((other) => other.persona === persona)) {
      const wanted = "a persona that is not in the list already; it may have several groups";
      throw invalidArgument(owner, `${place}.persona`, persona, wanted);
    }
    if (!Array.isArray(groups) || groups.length === 0) {
      throw invalidArgument(owner, `${place}.groups`, groups, "a list with at least one group");
    }
    groups.forEach((group: string, at) => requireOwnGroup(owner, `${place}.groups[${at}]`, group));
    planned.push({ persona, groups, ...relaxedRules(persona, relaxations, recorder) });
  });
  requireReaders(owner, planned, relaxations);
  return planned;
}

const RELAXED_KEYS = ["deployByHand", "openSessions", "readSecrets"] as const;

function relaxedRules(
  persona: NamespacePersona,
  relaxations: NamespaceRelaxations,
  recorder: RelaxationRecorder,
): Pick<PersonaRole, "rules" | "annotations"> {
  const rules = [...RULES[persona]];
  const exemptions: RecordedExemption[] = [];
  for (const key of RELAXED_KEYS) {
    const relaxation = relaxations[key];
    if (relaxation === undefined || persona === NamespacePersona.Viewer) continue;
    const { control, rules: more } = RELAXED_RULES[key];
    rules.push(...more);
    exemptions.push(recorder.record(`relaxations.${key}`, control, relaxation));
  }
  return { rules, annotations: exemptionAnnotation(exemptions) };
}

/** A relaxation that nobody can use is a mistake about who is meant. */
function requireReaders(
  owner: string,
  planned: readonly PersonaRole[],
  relaxations: NamespaceRelaxations,
): void {
  if (planned.some(({ persona }) => persona !== NamespacePersona.Viewer)) return;
  for (const key of RELAXED_KEYS) {
    if (relaxations[key] === undefined) continue;
    const wanted = "no such relaxation without a developer or operator in access";
    throw invalidArgument(owner, `relaxations.${key}`, relaxations[key], wanted);
  }
}
