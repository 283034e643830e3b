import type { Diagnostic } from "../report/document";
import { findMismatch, readValue, type ConfigurationValue } from "./configuration-value";
import { didYouMean } from "./nearest-name";
import { fullKey, wantedBy, type KeyDeclaration, type ProjectFile } from "./project-file";
import { UsageError } from "./usage-error";
import { entriesOf, entryOf, YamlFile, type YamlEntry } from "./yaml-file";

/** Configuration of a stack: what Pulumi.yaml sets, overridden by the stack's own file. */
export interface StackConfiguration {
  /** `namespace:key` to text. Encrypted values hold the sentinel of unknown values. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Keys whose values are secret, encrypted ones among them. */
  readonly secretKeys: readonly string[];
  /** Keys whose values, or parts of them, are encrypted. */
  readonly encryptedKeys: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readStackConfiguration(project: ProjectFile, file: string): StackConfiguration {
  const yaml = YamlFile.read(project.folder, file);
  const values = new Map<string, ConfigurationValue>();
  for (const [key, { defaultValue }] of project.declarations) {
    if (defaultValue !== undefined) values.set(key, defaultValue);
  }
  const node = entryOf(yaml.root, "config");
  for (const entry of configurationEntries(yaml, node)) {
    const key = fullKey(entry.key, project.name);
    checkEntry(yaml, project, key, entry);
    values.set(key, readValue(yaml, entry.value));
  }
  const environments = entryOf(yaml.root, "environment");
  if (environments === undefined) checkMissing(yaml, project, values);
  const encryptedKeys = [...values].filter(([, { encrypted }]) => encrypted).map(([key]) => key);
  const declaredSecret = [...project.declarations].filter(([, { secret }]) => secret);
  const secretKeys = new Set([...encryptedKeys, ...declaredSecret.map(([key]) => key)]);
  return {
    configuration: Object.fromEntries([...values].map(([key, { text }]) => [key, text])),
    secretKeys: [...secretKeys].filter((key) => values.has(key)),
    encryptedKeys,
    diagnostics: [
      ...(environments === undefined ? [] : [environmentDiagnostic(yaml, environments)]),
      ...encryptedDiagnostic(yaml, node, encryptedKeys),
    ],
  };
}

function configurationEntries(yaml: YamlFile, node: unknown): readonly YamlEntry[] {
  if (node === undefined || yaml.plain(node) === null) return [];
  const entries = entriesOf(node);
  if (entries === undefined) {
    throw new UsageError(
      `${yaml.at(node)}: config: found no mapping, wanted "namespace:key: value".`,
    );
  }
  return entries;
}

function checkEntry(yaml: YamlFile, project: ProjectFile, key: string, entry: YamlEntry): void {
  const place = `config.${key}`;
  const declaration = project.declarations.get(key);
  if (declaration === undefined) {
    const own = ownKeys(project);
    if (!key.startsWith(`${project.name}:`) || own.length === 0) return;
    throw new UsageError(
      `${yaml.at(entry.keyNode)}: ${place}: found a key that ${project.fileName} does not declare, ` +
        `wanted one of: ${own.join(", ")}.${didYouMean(key, own)}`,
    );
  }
  checkValue(yaml, place, declaration, entry.value);
}

function ownKeys(project: ProjectFile): readonly string[] {
  return [...project.declarations.keys()].filter((key) => key.startsWith(`${project.name}:`));
}

function checkValue(
  yaml: YamlFile,
  place: string,
  { type, secret }: KeyDeclaration,
  node: unknown,
): void {
  // The CLI refuses this too: a secret in plain text would be committed with the stack's file.
  if (secret && !readValue(yaml, node).encrypted) {
    throw new UsageError(
      `${yaml.at(node)}: ${place}: found plain text, wanted an encrypted value (pulumi config set --secret): ` +
        `the project declares it secret.`,
    );
  }
  const mismatch = type && findMismatch(yaml, node, type);
  if (mismatch === undefined) return;
  throw new UsageError(
    `${yaml.at(mismatch.node)}: ${place}${mismatch.path}: found ${mismatch.found}, wanted ${mismatch.wanted}.`,
  );
}

function checkMissing(
  yaml: YamlFile,
  project: ProjectFile,
  values: ReadonlyMap<string, ConfigurationValue>,
): void {
  for (const [key, { type }] of project.declarations) {
    if (values.has(key)) continue;
    throw new UsageError(
      `${yaml.name}: config.${key}: found nothing, wanted ${wantedBy(type?.type)}: ` +
        `${project.fileName} declares it without a default.`,
    );
  }
}

function environmentDiagnostic(yaml: YamlFile, node: unknown): Diagnostic {
  return {
    severity: "warning",
    message:
      "The stack takes configuration from Pulumi ESC environments, which cannot be opened offline; their values are missing.",
    urn: "",
    source: yaml.at(node),
  };
}

function encryptedDiagnostic(
  yaml: YamlFile,
  node: unknown,
  keys: readonly string[],
): readonly Diagnostic[] {
  if (keys.length === 0) return [];
  const message = `Encrypted configuration counts as unknown secrets, the preview does not decrypt: ${keys.join(", ")}.`;
  return [{ severity: "info", message, urn: "", source: yaml.at(node) }];
}
