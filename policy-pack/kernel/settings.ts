import { LEVELS, PRESETS, type Level, type ParameterSchema, type Preset } from "./control";
import { isDate, today } from "./dates";
import { parseExemptions, type Exemption } from "./exemptions";
import { show } from "./expect";
import { InvalidConfiguration } from "./invalid-configuration";
import { nearest } from "./nearest";
import type { PodSecurityLevel } from "./pod-security-policy";
import { isObject, type PlainObject } from "./wire";

/** Pack-wide settings: the configuration of the policy named `settings`. */
export interface Settings {
  readonly preset: Preset;
  /** Controls whose `notEvaluated` answers are mandatory; `true` means all. */
  readonly failOnUnknown: boolean | readonly string[];
  readonly exemptions: readonly Exemption[];
  /** Longest time, in days from the date of the run, for which an exemption may hold. */
  readonly exemptionMaximumLife: number;
  readonly registries: readonly string[];
  /** Kubernetes minor to judge against; without it the stack's own cluster decides. */
  readonly targetVersion: string | undefined;
  readonly asOf: string;
  /** Pod Security level for pods of which no namespace of the stack says otherwise. */
  readonly podSecurityLevel: PodSecurityLevel;
  /** Levels that hold whatever the preset and the enforcement levels of the configuration say. */
  readonly levels: Readonly<Record<string, Level>>;
}

/** Looks up a control by id or earlier id; throws `InvalidConfiguration` for any other name. */
export type CanonicalId = (id: string, path: string) => string;

/** The look-up over the ids and earlier ids of a list of controls. */
export function canonicalIds(
  controls: readonly { readonly id: string; readonly aliases?: readonly string[] }[],
): CanonicalId {
  const ids = new Map<string, string>();
  for (const { id, aliases = [] } of controls)
    for (const name of [id, ...aliases]) ids.set(name, id);
  return (name, path) => {
    const id = ids.get(name);
    if (id !== undefined) return id;
    const suggestion = nearest(name, [...ids.keys()]);
    const hint = suggestion === undefined ? "" : ` (did you mean ${suggestion}?)`;
    throw new InvalidConfiguration(path, show(name), `the id of a control${hint}`);
  };
}

const PACK_LEVELS = ["baseline", "restricted"] as const;

/** JSON schema of the settings, as the engine checks it before the pack does. */
export const SETTINGS_SCHEMA: Record<string, ParameterSchema> = {
  preset: {
    type: "string",
    enum: [...PRESETS],
    description: "Which levels the controls have. Default: hardened.",
  },
  failOnUnknown: {
    type: ["boolean", "array"],
    items: { type: "string" },
    description:
      "Makes answers that could not be evaluated mandatory: for all controls (true) or those listed. Default: false.",
  },
  exemptions: {
    type: "array",
    description: "Accepted deviations; each one needs a reason, an owner and a date.",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["control", "target", "reason", "owner", "expires"],
      properties: {
        control: { type: "string", description: "Control id." },
        target: {
          type: "string",
          description: "Exact URN, type::name, or Kind/namespace/name (Kind/name).",
        },
        container: { type: "string", description: "One container of the target." },
        reason: { type: "string", minLength: 1, description: "Why the deviation is accepted." },
        owner: { type: "string", minLength: 1, description: "Person or team that answers for it." },
        expires: { type: "string", description: "Last day it holds, YYYY-MM-DD." },
      },
    },
  },
  exemptionMaximumLife: {
    type: "integer",
    minimum: 1,
    description:
      "Longest time, in days from the date of the run, for which an exemption may hold; a longer one is a finding of " +
      "exempt-expired. Default: 366.",
  },
  registries: {
    type: "array",
    items: { type: "string" },
    description: "Image registries that workloads may use. Default: none listed.",
  },
  targetVersion: {
    type: "string",
    pattern: "^1\\.[0-9]+$",
    description: "Kubernetes minor to judge against. Default: the version of the stack's cluster.",
  },
  asOf: {
    type: "string",
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    description: "Date for expiry and support dates, YYYY-MM-DD. Default: today in UTC.",
  },
  podSecurityLevel: {
    type: "string",
    enum: [...PACK_LEVELS],
    description:
      "Pod Security level for pods of which no namespace of the stack has an enforce label. Default: baseline under the " +
      "preset baseline, restricted under the others.",
  },
  levels: {
    type: "object",
    additionalProperties: { type: "string", enum: [...LEVELS] },
    description: "Level by control id; stronger than preset and enforcement level. Default: none.",
  },
};

/** Reads settings; the first wrong value is refused with its path. */
export function parseSettings(
  values: PlainObject,
  canonicalId: CanonicalId,
  path = "settings",
): Settings {
  const known = Object.keys(SETTINGS_SCHEMA);
  for (const key of Object.keys(values)) {
    if (known.includes(key)) continue;
    const suggestion = nearest(key, known);
    const hint = suggestion === undefined ? "" : ` (did you mean ${suggestion}?)`;
    throw new InvalidConfiguration(
      `${path}.${key}`,
      "an unknown key",
      `one of ${known.join(", ")}${hint}`,
    );
  }
  const { failOnUnknown, exemptions, registries, targetVersion, asOf, levels } = values;
  const { preset: wanted = "hardened", podSecurityLevel, exemptionMaximumLife } = values;
  const preset = oneOf(wanted, PRESETS, `${path}.preset`);
  const usual = preset === "baseline" ? "baseline" : "restricted";
  return {
    preset,
    failOnUnknown: parseFailOnUnknown(failOnUnknown, `${path}.failOnUnknown`, canonicalId),
    exemptions:
      exemptions === undefined
        ? []
        : parseExemptions(exemptions, `${path}.exemptions`, canonicalId),
    exemptionMaximumLife: days(exemptionMaximumLife ?? 366, `${path}.exemptionMaximumLife`),
    registries: registries === undefined ? [] : texts(registries, `${path}.registries`),
    targetVersion:
      targetVersion === undefined
        ? undefined
        : matching(targetVersion, (text) => /^1\.\d+$/.test(text), `${path}.targetVersion`, "1.N"),
    asOf:
      asOf === undefined
        ? today()
        : matching(asOf, isDate, `${path}.asOf`, "a date that exists, YYYY-MM-DD"),
    podSecurityLevel: oneOf(podSecurityLevel ?? usual, PACK_LEVELS, `${path}.podSecurityLevel`),
    levels: levels === undefined ? {} : parseLevels(levels, `${path}.levels`, canonicalId),
  };
}

function parseFailOnUnknown(
  value: unknown,
  path: string,
  canonicalId: CanonicalId,
): boolean | readonly string[] {
  if (value === undefined) return false;
  if (typeof value === "boolean") return value;
  if (!Array.isArray(value)) {
    throw new InvalidConfiguration(path, show(value), "true, false or a list of control ids");
  }
  return texts(value, path).map((id, index) => canonicalId(id, `${path}[${String(index)}]`));
}

function parseLevels(
  value: unknown,
  path: string,
  canonicalId: CanonicalId,
): Readonly<Record<string, Level>> {
  if (!isObject(value)) throw new InvalidConfiguration(path, show(value), "an object of levels");
  return Object.fromEntries(
    Object.entries(value).map(([id, level]) => [
      canonicalId(id, `${path}.${id}`),
      oneOf(level, LEVELS, `${path}.${id}`),
    ]),
  );
}

/** One of a list of words, or a refusal that lists them. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  const match = allowed.find((word) => word === value);
  if (match !== undefined) return match;
  throw new InvalidConfiguration(path, show(value), `one of ${allowed.join(", ")}`);
}

function matching(
  value: unknown,
  holds: (text: string) => boolean,
  path: string,
  wanted: string,
): string {
  if (typeof value === "string" && holds(value)) return value;
  throw new InvalidConfiguration(path, show(value), wanted);
}

function days(value: unknown, path: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  throw new InvalidConfiguration(path, show(value), "a whole number of days, 1 or more");
}

function texts(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return value;
  throw new InvalidConfiguration(path, show(value), "a list of texts");
}
