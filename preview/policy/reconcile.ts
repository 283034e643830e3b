import { createRequire } from "node:module";
import { didYouMean } from "../project/nearest-name";
import { UsageError } from "../project/usage-error";
import type { EnforcementLevel, PackInfo, PolicyConfiguration, PolicyInfo } from "./analyzer";
import { describeFound, propertyPath } from "./configuration-path";
import type * as schema from "./schema";

/** Configuration of policies from one place, as users write it: by policy name, a level or an object. */
export interface ConfigurationLayer {
  /** Where it comes from, for messages: a file, a flag, stack configuration. */
  readonly source: string;
  readonly policies: Readonly<Record<string, unknown>>;
}

interface Draft {
  level: EnforcementLevel;
  properties: Record<string, unknown>;
}

const LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;

/**
 * Configuration that the engine sends before the first resource, since the policy SDK applies no default by itself:
 * defaults of the schemas, then the pack's own `initialConfig`, then each layer in order. `all` sets the level of every
 * policy. A policy or property that the pack does not have, a wrong type and a missing required property are errors.
 */
export function reconcile(
  info: PackInfo,
  layers: readonly ConfigurationLayer[],
): Readonly<Record<string, PolicyConfiguration>> {
  const drafts = new Map(info.policies.map((policy) => [policy.name, draftOf(policy)]));
  const initial = Object.entries(info.initialConfiguration);
  applyLayer(
    initial.map(([name, { level, properties }]) => ({ name, level, properties })),
    drafts,
  );
  for (const layer of layers) applyLayer(readLayer(layer, info), drafts);
  checkRequired(info, drafts, layers);
  return Object.fromEntries(drafts);
}

interface Entry {
  readonly name: string;
  readonly level?: EnforcementLevel | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

function draftOf(policy: PolicyInfo): Draft {
  const properties: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(policy.configurationSchema)) {
    if (typeof schema === "object" && schema !== null && "default" in schema) {
      properties[name] = schema.default;
    }
  }
  return { level: policy.level, properties };
}

// `all` comes first wherever it is written: a policy's own level in the same layer wins.
function applyLayer(entries: readonly Entry[], drafts: ReadonlyMap<string, Draft>): void {
  const all = entries.find(({ name }) => name === "all")?.level;
  for (const draft of drafts.values()) if (all !== undefined) draft.level = all;
  for (const { name, level, properties } of entries) {
    const draft = drafts.get(name);
    if (draft === undefined) continue;
    if (level !== undefined) draft.level = level;
    Object.assign(draft.properties, properties);
  }
}

function readLayer({ source, policies }: ConfigurationLayer, info: PackInfo): readonly Entry[] {
  const entries = Object.entries(policies).map(([name, value]) => readEntry(source, name, value));
  for (const { name, properties } of entries) {
    const policy = info.policies.find((candidate) => candidate.name === name);
    if (policy !== undefined) checkProperties(source, policy, properties);
    else checkAll(source, name, properties, info);
  }
  return entries;
}

function readEntry(source: string, name: string, value: unknown): Entry {
  if (typeof value === "string") {
    return { name, level: levelOf(source, name, value), properties: {} };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${source}: ${name}: found ${describeFound(value)}, wanted a level (${LEVELS.join(", ")}) or an object.`,
    );
  }
  const { enforcementLevel, ...properties } = value as Record<string, unknown>;
  if (enforcementLevel === undefined) return { name, properties };
  return {
    name,
    level: levelOf(source, `${name}.enforcementLevel`, enforcementLevel),
    properties,
  };
}

function levelOf(source: string, path: string, value: unknown): EnforcementLevel {
  const level = LEVELS.find((candidate) => candidate === value);
  if (level !== undefined) return level;
  throw new UsageError(
    `${source}: ${path}: found ${describeFound(value)}, wanted one of ${LEVELS.join(", ")}.`,
  );
}

function checkAll(
  source: string,
  name: string,
  properties: Readonly<Record<string, unknown>>,
  info: PackInfo,
): void {
  const names = info.policies.map((policy) => policy.name);
  if (name !== "all") {
    throw new UsageError(
      `${source}: found configuration for "${name}", wanted the name of a policy of ${info.name}.` +
        didYouMean(name, names),
    );
  }
  const property = Object.keys(properties)[0];
  if (property !== undefined) {
    throw new UsageError(
      `${source}: ${propertyPath(["all", property])}: found a property, wanted only a level: "all" has no other.`,
    );
  }
}

function checkProperties(
  source: string,
  policy: PolicyInfo,
  properties: Readonly<Record<string, unknown>>,
): void {
  const known = Object.keys(policy.configurationSchema).sort();
  for (const name of Object.keys(properties)) {
    if (known.includes(name)) continue;
    const wanted = known.length === 0 ? "only a level" : `one of ${known.join(", ")}`;
    throw new UsageError(
      `${source}: ${propertyPath([policy.name, name])}: found an unknown property, wanted ${wanted}.` +
        didYouMean(name, known),
    );
  }
  if (Object.keys(properties).length === 0) return;
  // Loaded here because most runs configure nothing and the validator costs start-up time.
  const { validateProperties } = createRequire(__filename)("./schema") as typeof schema;
  validateProperties(source, policy, properties);
}

function checkRequired(
  info: PackInfo,
  drafts: ReadonlyMap<string, Draft>,
  layers: readonly ConfigurationLayer[],
): void {
  const source = layers.at(-1)?.source ?? `policy pack ${info.name}`;
  for (const policy of info.policies) {
    const draft = drafts.get(policy.name);
    if (draft === undefined || draft.level === "disabled") continue;
    for (const name of policy.requiredConfiguration) {
      if (draft.properties[name] !== undefined) continue;
      throw new UsageError(
        `${source}: ${propertyPath([policy.name, name])}: found nothing, wanted a value: the policy requires it.`,
      );
    }
  }
}
