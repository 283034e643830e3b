import { notEvaluated, pass, violation, type Answer, type Answers } from "./answer";
import { onResources, type ResourceCheck } from "./control";
import type { Field } from "./field";
import { tokensOf } from "./kinds";
import { all, type Tri } from "./label-selector";
import type { Subject } from "./subject";

export const RBAC_VERSIONS = [
  "rbac.authorization.k8s.io/v1",
  "rbac.authorization.k8s.io/v1beta1",
  "rbac.authorization.k8s.io/v1alpha1",
];
export const CLUSTER_ROLE_TYPES = tokensOf("ClusterRole", RBAC_VERSIONS);
export const ROLE_TYPES = [...tokensOf("Role", RBAC_VERSIONS), ...CLUSTER_ROLE_TYPES];
export const BINDING_TYPES = [
  ...tokensOf("RoleBinding", RBAC_VERSIONS),
  ...tokensOf("ClusterRoleBinding", RBAC_VERSIONS),
];

/** Something that a rule of a role may allow: any of the verbs on any of the resources of the API group. */
export interface Capability {
  readonly group: string;
  /** Plural names, with a subresource where one is meant: `pods/exec`. */
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** True where the resources belong to no namespace, so that a Role cannot allow them. */
  readonly clusterScoped?: boolean;
  /** Whether `resourceNames` make it harmless: always, never, or unless one of the given names is among them. */
  readonly narrowing?: "harmless" | "harmful" | readonly string[];
  /** The only namespace in which a Role allows something that matters. */
  readonly namespace?: string;
}

/** Whether a rule allows a capability; if so, by which of its words. */
export type Grant =
  | { readonly state: "no" }
  | { readonly state: "yes"; readonly found: string }
  | { readonly state: "unknown"; readonly field: Field; readonly why: string };

const NO: Grant = { state: "no" };

/**
 * Whether one rule allows a capability, as the RBAC authorizer matches (k8s.io/kubernetes pkg/apis/rbac/v1
 * evaluation_helpers.go): each list holds the word itself or "*"; for a subresource also `*` before the slash.
 */
export function grants(rule: Field, capability: Capability): Grant {
  const { group, resources, verbs } = capability;
  const parts = [
    matching(rule.at("verbs"), new Set([...verbs, "*"])),
    matching(rule.at("resources"), new Set([...resources.flatMap(withSubresource), "*"])),
    matching(rule.at("apiGroups"), new Set([group, "*"])),
  ];
  if (parts.some(({ words, gap }) => words.length === 0 && gap === undefined)) return NO;
  const [first, second] = parts;
  const found = `${first?.words.join(", ") ?? ""} on ${second?.words.join(", ") ?? ""}`;
  const narrowed = byNames(rule.at("resourceNames"), capability, { state: "yes", found });
  if (narrowed.state === "no") return NO;
  const open = parts.find(({ words }) => words.length === 0)?.gap;
  return open ?? narrowed;
}

function withSubresource(resource: string): readonly string[] {
  const [, sub] = resource.split("/");
  return sub === undefined ? [resource] : [resource, `*/${sub}`];
}

interface Matching {
  readonly words: readonly string[];
  readonly gap?: Grant & { readonly state: "unknown" };
}

function matching(list: Field, wanted: ReadonlySet<string>): Matching {
  const reading = list.list();
  if (reading.state === "absent") return { words: [] };
  if (reading.state === "unknown") return { words: [], gap: reading };
  const entries = reading.value.map((entry) => entry.string());
  const words = entries.flatMap((entry) =>
    entry.state === "known" && wanted.has(entry.value) ? [entry.value] : [],
  );
  const gap = entries.find((entry) => entry.state === "unknown");
  return gap?.state === "unknown" ? { words, gap } : { words };
}

/** Narrows a grant by `resourceNames`; an empty list narrows nothing. */
function byNames(list: Field, { narrowing = "harmless" }: Capability, grant: Grant): Grant {
  if (narrowing === "harmful") return grant;
  const reading = list.list();
  if (reading.state === "unknown") return reading;
  if (reading.state === "absent" || reading.value.length === 0) return grant;
  const names = reading.value.map((entry) => entry.string());
  const known = names.flatMap((name) => (name.state === "known" ? [name.value] : []));
  if (narrowing !== "harmless" && known.some((name) => narrowing.includes(name))) return grant;
  const gap = names.find((name) => name.state === "unknown");
  const undecided = narrowing === "harmless" ? known.length === 0 : true;
  return gap?.state === "unknown" && undecided ? gap : NO;
}

/** Whether a rule allows one of several capabilities: a yes decides, then an unknown. */
export function grantsAny(rule: Field, capabilities: readonly Capability[]): Grant {
  const found = capabilities.map((capability) => grants(rule, capability));
  return (
    found.find(({ state }) => state === "yes") ??
    found.find(({ state }) => state === "unknown") ??
    NO
  );
}

/** The answers of one judgement over every rule of a role, each by itself; absent rules allow nothing. */
export function eachRule(role: Subject, judge: (rule: Field) => Answers): Answers {
  const rules = role.inputs.at("rules").list();
  if (rules.state === "unknown") return notEvaluated(rules.field, rules.why);
  if (rules.state === "absent") return pass;
  return rules.value.flatMap(judge);
}

/** A check of every word in lists of the rules, for example of the verbs: those refused are violations. */
export function onRuleWords(
  lists: readonly string[],
  refused: readonly string[],
  wanted: string,
): ResourceCheck {
  const judgeWord = (field: Field): Answer => {
    const word = field.string();
    if (word.state === "unknown") return notEvaluated(field, word.why);
    const isRefused = word.state === "known" && refused.includes(word.value);
    return isRefused ? violation(field, JSON.stringify(word.value), wanted) : pass;
  };
  return onResources(ROLE_TYPES, (role) =>
    eachRule(role, (rule) =>
      lists.flatMap((list): readonly Answer[] => {
        const words = rule.at(list).list();
        if (words.state === "unknown") return [notEvaluated(words.field, words.why)];
        return words.state === "absent" ? [pass] : words.value.map(judgeWord);
      }),
    ),
  );
}

/** A check that no rule of a role allows one of the capabilities, on the kinds of role that could. */
export function onRoles(capabilities: readonly Capability[], wanted: string): ResourceCheck {
  const clusterOnly = capabilities.every(({ clusterScoped }) => clusterScoped === true);
  return onResources(clusterOnly ? CLUSTER_ROLE_TYPES : ROLE_TYPES, (role) =>
    eachRule(role, (rule) => judgeRule(role, rule, capabilities, wanted)),
  );
}

/** Whether a rule of a role allows one of the capabilities where the role has effect. */
export function judgeRule(
  role: Subject,
  rule: Field,
  capabilities: readonly Capability[],
  wanted: string,
): Answer {
  const inPlace = capabilities.filter((capability) => mayHold(role, capability));
  const grant = grantsAny(rule, inPlace);
  if (grant.state === "no") return pass;
  if (grant.state === "unknown") return notEvaluated(grant.field, grant.why);
  const { namespace } = role;
  const bound = inPlace.every((capability) => capability.namespace !== undefined);
  if (role.kubernetes?.kind === "Role" && bound && namespace.state === "unknown") {
    return notEvaluated(namespace.field, namespace.why);
  }
  return violation(rule, grant.found, wanted);
}

/** A Role allows nothing outside its namespace; one of unknown namespace may allow anything that has one. */
export function mayHold(role: Subject, { clusterScoped, namespace }: Capability): boolean {
  if (role.kubernetes?.kind !== "Role") return true;
  if (clusterScoped === true) return false;
  if (namespace === undefined || role.namespace.state === "unknown") return true;
  return role.namespace.state === "known" && role.namespace.value === namespace;
}

/** Whether a rule allows every verb on every resource of every API group, by any names. */
export function allowsAll(rule: Field): Tri {
  const names = rule.at("resourceNames").list();
  if (names.state === "known" && names.value.length > 0) return "no";
  const lists = ["verbs", "resources", "apiGroups"].map((list) => hasWildcard(rule.at(list)));
  return all([...lists, names.state === "unknown" ? "unknown" : "yes"]);
}

function hasWildcard(list: Field): Tri {
  const { words, gap } = matching(list, new Set(["*"]));
  if (words.length > 0) return "yes";
  return gap === undefined ? "no" : "unknown";
}

const READING_VERBS = ["get", "list", "watch"];

/** Whether a rule has no verbs but get, list and watch. */
export function onlyReads(rule: Field): Tri {
  const verbs = rule.at("verbs").list();
  if (verbs.state !== "known") return verbs.state === "absent" ? "yes" : "unknown";
  return all(
    verbs.value.map((verb): Tri => {
      const word = verb.string();
      if (word.state !== "known") return "unknown";
      return READING_VERBS.includes(word.value) ? "yes" : "no";
    }),
  );
}
