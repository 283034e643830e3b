import { LEVELS, type Control, type Level } from "./control";
import { parseExemptions } from "./exemptions";
import { show } from "./expect";
import { InvalidConfiguration } from "./invalid-configuration";
import { nearest } from "./nearest";
import { canonicalIds, oneOf, parseSettings, type CanonicalId, type Settings } from "./settings";
import { isObject, type PlainObject } from "./wire";

/** Namespace of the pack's keys in stack configuration, for example `hardened-cluster-policy-pack:settings`. */
export const CONFIGURATION_NAMESPACE = "hardened-cluster-policy-pack";
export const SETTINGS_POLICY = "settings";

/** Configuration of one policy as the engine sends it: a level for every policy, properties where some are set. */
export interface PolicyConfiguration {
  readonly level?: Level;
  readonly properties: PlainObject;
}

export type PackConfiguration = ReadonlyMap<string, PolicyConfiguration>;

/** The pack's configuration, settled: what every control runs with. */
export interface Effective {
  readonly settings: Settings;
  readonly levelOf: (control: Control) => Level;
  readonly parametersOf: (control: Control) => PlainObject;
}

/**
 * Settles levels and parameters. A level counts, from strongest to weakest, from `settings.levels`, the engine's
 * configuration where it differs from the declared level (the engine sends the declared one for every policy that nobody
 * configured), the stack's configuration, and the preset. Properties of the engine's configuration win over the stack's.
 */
export function settle(
  controls: readonly Control[],
  engine: PackConfiguration,
  stack: PackConfiguration,
): Effective {
  const canonicalId = canonicalIds(controls);
  const properties = (name: string): PlainObject => ({
    ...stack.get(name)?.properties,
    ...engine.get(name)?.properties,
  });
  const settings = settingsOf(engine, stack, canonicalId);
  const levels = new Map<string, Level>();
  const parameters = new Map<string, PlainObject>();
  const all = stack.get("all")?.level;
  for (const control of controls) {
    const { id, level: declared, presets = {} } = control;
    const preset =
      settings.preset === "hardened" ? declared : (presets[settings.preset] ?? declared);
    const engineLevel = engine.get(id)?.level;
    const configured = engineLevel === declared ? undefined : engineLevel;
    levels.set(id, settings.levels[id] ?? configured ?? stack.get(id)?.level ?? all ?? preset);
    parameters.set(id, parametersOf(control, properties(id)));
  }
  return {
    settings,
    levelOf: (control) => levels.get(control.id) ?? control.level,
    parametersOf: (control) => parameters.get(control.id) ?? {},
  };
}

/** Settings of both places, the engine's key by key over the stack's; the exemptions of both hold. */
function settingsOf(
  engine: PackConfiguration,
  stack: PackConfiguration,
  canonicalId: CanonicalId,
): Settings {
  const own = engine.get(SETTINGS_POLICY)?.properties ?? {};
  const others = stack.get(SETTINGS_POLICY)?.properties ?? {};
  const settings = parseSettings({ ...others, ...own }, canonicalId);
  if (own["exemptions"] === undefined || others["exemptions"] === undefined) return settings;
  const path = `${CONFIGURATION_NAMESPACE}:${SETTINGS_POLICY}.exemptions`;
  const more = parseExemptions(others["exemptions"], path, canonicalId);
  return { ...settings, exemptions: [...settings.exemptions, ...more] };
}

const NONE: Record<string, never> = Object.freeze({});

function parametersOf(control: Control, values: PlainObject): PlainObject {
  const schema = control.parameters ?? NONE;
  for (const key of Object.keys(values)) {
    if (Object.hasOwn(schema, key)) continue;
    const known = Object.keys(schema);
    const suggestion = nearest(key, known);
    const wanted =
      known.length === 0
        ? "no properties: this control has none"
        : `one of ${known.join(", ")}${suggestion === undefined ? "" : ` (did you mean ${suggestion}?)`}`;
    throw new InvalidConfiguration(`${control.id}.${key}`, "an unknown key", wanted);
  }
  if (schema === NONE) return NONE;
  const defaults = Object.entries(schema).flatMap(([key, { default: value }]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { ...Object.fromEntries(defaults), ...values };
}

/** The pack's part of the stack configuration; values are JSON or a level word. */
export function parseStackConfiguration(
  configuration: ReadonlyMap<string, string>,
  controls: readonly Control[],
): PackConfiguration {
  const canonicalId = canonicalIds(controls);
  const parsed = new Map<string, PolicyConfiguration>();
  for (const [key, text] of configuration) {
    const [namespace, name] = splitKey(key);
    if (namespace !== CONFIGURATION_NAMESPACE || name === undefined) continue;
    const id = name === SETTINGS_POLICY || name === "all" ? name : canonicalId(name, key);
    parsed.set(id, parseEntry(text, key));
  }
  return parsed;
}

function splitKey(key: string): readonly [string, string | undefined] {
  const index = key.indexOf(":");
  return index < 0 ? [key, undefined] : [key.slice(0, index), key.slice(index + 1)];
}

function parseEntry(text: string, path: string): PolicyConfiguration {
  if (LEVELS.some((level) => level === text)) {
    return { level: oneOf(text, LEVELS, path), properties: {} };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = text;
  }
  if (!isObject(value)) {
    throw new InvalidConfiguration(path, show(value), `an object or one of ${LEVELS.join(", ")}`);
  }
  const { enforcementLevel, ...properties } = value;
  if (enforcementLevel === undefined) return { properties };
  return { level: oneOf(enforcementLevel, LEVELS, `${path}.enforcementLevel`), properties };
}
