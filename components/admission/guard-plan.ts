import { createHash } from "node:crypto";
import { invalidArgument, requireMatch } from "../invalid-argument";
import { GUARD_CONTROLS, guardPolicies } from "./guard-policies";
import type { GuardPolicy } from "./guard-policy";
import { planRelaxations, type GuardRelaxation } from "./guard-relaxations";
import { GUARD_NAMESPACE } from "./protected-namespaces";
import { REGISTRIES_KEY } from "./images";

/** What a guard lets through; the meaning of each value is the one of `AdmissionGuardArgs`. */
export interface GuardRequest {
  readonly registries: readonly string[];
  readonly systemNamespaces?: readonly string[];
  readonly protectedNamespaces?: readonly string[];
  readonly relaxations?: readonly GuardRelaxation[];
}

/** A policy with its binding. */
export interface PlannedPolicy {
  readonly policy: GuardPolicy;
  /** Namespaces that the binding leaves out. */
  readonly exempt: readonly string[];
  /** The relaxation of the whole policy, which then refuses nothing and only reports. */
  readonly relaxed: GuardRelaxation | undefined;
  /** Relaxations for single namespaces. */
  readonly exceptions: readonly GuardRelaxation[];
}

export interface GuardPlan {
  readonly policies: readonly PlannedPolicy[];
  readonly parameters: {
    readonly name: string;
    readonly data: Readonly<Record<string, string>>;
  };
}

const ALWAYS_PROTECTED = ["default", "kube-node-lease", "kube-public", "kube-system"];
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const HOST =
  "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\\d{1,5})?|localhost:\\d{1,5}";
const REGISTRY = new RegExp(`^(${HOST})(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$`);

/** Throws an `InvalidArgumentError` for a registry or a namespace that is none, and for a relaxation that is incomplete. */
export function planGuard(owner: string, request: GuardRequest): GuardPlan {
  const { registries, systemNamespaces = ["kube-system"], relaxations = [] } = request;
  const system = requireNamespaces(owner, "systemNamespaces", systemNamespaces);
  const own = requireNamespaces(owner, "protectedNamespaces", request.protectedNamespaces ?? []);
  requireRegistries(owner, registries);
  const guarded = [...new Set([...ALWAYS_PROTECTED, GUARD_NAMESPACE, ...system, ...own])].sort();
  const relaxed = planRelaxations(owner, "relaxations", relaxations, GUARD_CONTROLS);
  return {
    policies: guardPolicies(guarded).map((policy) => bind(policy, system, relaxed)),
    parameters: planParameters(registries),
  };
}

function bind(
  policy: GuardPolicy,
  system: readonly string[],
  relaxations: readonly GuardRelaxation[],
): PlannedPolicy {
  const own = relaxations.filter(({ control }) => control === policy.control);
  const exceptions = own.filter(({ namespaces = [] }) => namespaces.length > 0);
  const named = exceptions.flatMap(({ namespaces = [] }) => namespaces);
  return {
    policy,
    exempt: [...new Set([...(policy.exemptsSystem ? system : []), ...named])].sort(),
    relaxed: own.find(({ namespaces = [] }) => namespaces.length === 0),
    exceptions,
  };
}

/**
 * The name changes with the content, so that a new list is there before the old one goes: while the binding finds no
 * parameters, it refuses every image.
 */
function planParameters(registries: readonly string[]): GuardPlan["parameters"] {
  const prefixes = [...new Set(registries.flatMap(beginnings))].sort().join("\n");
  const digest = createHash("sha256").update(prefixes).digest("hex").slice(0, 8);
  return { name: `registries-${digest}`, data: { [REGISTRIES_KEY]: prefixes } };
}

/**
 * What the names of a registry's images begin with. A host is followed by a path, so that another port or a longer name is
 * no part of it; a path also by the tag or digest of a repository.
 */
function beginnings(registry: string): readonly string[] {
  const ends = registry.includes("/") ? ["/", ":", "@"] : ["/"];
  return ends.map((end) => `${registry}${end}`);
}

function requireRegistries(owner: string, registries: readonly string[]): void {
  const wanted =
    "a registry or a path at one, in lower case and without scheme, such as registry.example.com/team";
  if (!Array.isArray(registries) || registries.length === 0) {
    throw invalidArgument(owner, "registries", registries, "at least one registry");
  }
  registries.forEach((one, index) => {
    requireMatch(owner, `registries[${index}]`, one, REGISTRY, wanted);
  });
}

function requireNamespaces(
  owner: string,
  path: string,
  names: readonly string[],
): readonly string[] {
  const wanted = "the name of a namespace: lower-case letters, digits and hyphens, no patterns";
  return names.map((name, index) =>
    requireMatch(owner, `${path}[${index}]`, name, NAMESPACE, wanted),
  );
}
