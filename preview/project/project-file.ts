import path from "node:path";
import {
  article,
  CONFIGURATION_TYPES,
  findMismatch,
  readValue,
  type ConfigurationType,
  type ConfigurationValue,
  type TypeDeclaration,
} from "./configuration-value";
import { didYouMean } from "./nearest-name";
import { UsageError } from "./usage-error";
import { entriesOf, entryOf, textOf, YamlFile, type YamlEntry } from "./yaml-file";

/** What Pulumi.yaml declares of one configuration key. */
export interface KeyDeclaration {
  /** Nothing for a key of another namespace and for the short form, which declare no type. */
  readonly type?: TypeDeclaration;
  readonly secret: boolean;
  readonly defaultValue?: ConfigurationValue;
}

export interface ProjectFile {
  readonly name: string;
  /** Folder of Pulumi.yaml, absolute. */
  readonly folder: string;
  /** File name of Pulumi.yaml, for messages. */
  readonly fileName: string;
  /** Program to run, absolute: the folder, or what `main` names. */
  readonly entry: string;
  /** Folder of the stack files, absolute. */
  readonly stackFolder: string;
  /** By full key (`namespace:key`). */
  readonly declarations: ReadonlyMap<string, KeyDeclaration>;
}

const FILE_NAMES = ["Pulumi.yaml", "Pulumi.yml"] as const;

/** Finds Pulumi.yaml in a folder or above and reads it. */
export function readProjectFile(start: string): ProjectFile {
  const file = findUpwards(path.resolve(start));
  const folder = path.dirname(file);
  const yaml = YamlFile.read(folder, file);
  const name = textOf(entryOf(yaml.root, "name")) ?? "";
  if (name === "")
    throw new UsageError(`${yaml.name}: name: found nothing, wanted the project's name.`);
  checkRuntime(yaml);
  const configuration = entryOf(yaml.root, "config");
  // In older projects `config` is the folder of the stack files.
  const legacyFolder = entriesOf(configuration) === undefined ? textOf(configuration) : undefined;
  const stackFolder = textOf(entryOf(yaml.root, "stackConfigDir")) ?? legacyFolder ?? "";
  return {
    name,
    folder,
    fileName: yaml.name,
    entry: path.join(folder, textOf(entryOf(yaml.root, "main")) ?? ""),
    stackFolder: path.join(folder, stackFolder),
    declarations: readDeclarations(yaml, configuration, name),
  };
}

function findUpwards(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const file = YamlFile.find(folder, FILE_NAMES);
    if (file !== undefined) return file;
    if (folder === path.dirname(folder)) {
      throw new UsageError(
        `Found no Pulumi.yaml in ${start} or above; wanted the folder of a Pulumi project (--program DIR).`,
      );
    }
  }
}

function checkRuntime(yaml: YamlFile): void {
  const node = entryOf(yaml.root, "runtime");
  const runtime = textOf(entryOf(node, "name") ?? node) ?? "";
  if (runtime !== "nodejs") {
    const found = runtime === "" ? "nothing" : JSON.stringify(runtime);
    throw new UsageError(`${yaml.at(node)}: runtime: found ${found}, wanted "nodejs".`);
  }
}

function readDeclarations(
  yaml: YamlFile,
  configuration: unknown,
  project: string,
): ReadonlyMap<string, KeyDeclaration> {
  const declarations = new Map<string, KeyDeclaration>();
  for (const entry of entriesOf(configuration) ?? []) {
    const key = fullKey(entry.key, project);
    const own = key.startsWith(`${project}:`);
    declarations.set(key, own ? readOwnKey(yaml, entry) : readForeignKey(yaml, entry));
  }
  return declarations;
}

/** `namespace:key`: the project's namespace is implied, and the older `namespace:config:key` means the same. */
export function fullKey(key: string, project: string): string {
  const parts = key.split(":");
  if (parts.length === 1) return `${project}:${key}`;
  return parts.length === 3 && parts[1] === "config" ? `${parts[0]}:${parts[2]}` : key;
}

const OWN_FIELDS = ["type", "items", "description", "default", "value", "secret"] as const;

function readOwnKey(yaml: YamlFile, entry: YamlEntry): KeyDeclaration {
  const fields = entriesOf(entry.value);
  // The short form: a value and nothing else.
  if (fields === undefined) {
    return { secret: false, defaultValue: readValue(yaml, entry.value) };
  }
  checkFields(yaml, entry, OWN_FIELDS);
  const secret = textOf(entryOf(entry.value, "secret")) === "true";
  const given = fields.find(({ key }) => key === "default" || key === "value");
  const type = readType(yaml, entry.value, `config.${entry.key}`, given === undefined);
  if (given === undefined) return { ...(type && { type }), secret };
  const mismatch = type && findMismatch(yaml, given.value, type);
  if (mismatch !== undefined) {
    const place = `config.${entry.key}.${given.key}${mismatch.path}`;
    throw new UsageError(
      `${yaml.at(mismatch.node)}: ${place}: found ${mismatch.found}, wanted ${mismatch.wanted}.`,
    );
  }
  return { ...(type && { type }), secret, defaultValue: readValue(yaml, given.value) };
}

function readForeignKey(yaml: YamlFile, entry: YamlEntry): KeyDeclaration {
  if (entriesOf(entry.value) === undefined) {
    return { secret: false, defaultValue: readValue(yaml, entry.value) };
  }
  checkFields(yaml, entry, ["value"]);
  return { secret: false, defaultValue: readValue(yaml, entryOf(entry.value, "value")) };
}

function checkFields(yaml: YamlFile, entry: YamlEntry, allowed: readonly string[]): void {
  for (const { key, keyNode } of entriesOf(entry.value) ?? []) {
    if (allowed.includes(key)) continue;
    throw new UsageError(
      `${yaml.at(keyNode)}: config.${entry.key}.${key}: found an unknown field, wanted ${allowed.join(", ")}.` +
        didYouMean(key, allowed),
    );
  }
}

function readType(
  yaml: YamlFile,
  node: unknown,
  place: string,
  required: boolean,
): TypeDeclaration | undefined {
  const typeNode = entryOf(node, "type");
  if (typeNode === undefined && !required) return undefined;
  const name = textOf(typeNode);
  const type = CONFIGURATION_TYPES.find((candidate) => candidate === name);
  if (type === undefined) {
    throw new UsageError(
      `${yaml.at(typeNode ?? node)}: ${place}.type: found ${name === undefined ? "nothing" : JSON.stringify(name)}, ` +
        `wanted one of ${CONFIGURATION_TYPES.join(", ")}.`,
    );
  }
  const items = entryOf(node, "items");
  if (type !== "array" || items === undefined) return { type };
  const itemType = readType(yaml, items, `${place}.items`, true);
  return itemType === undefined ? { type } : { type, items: itemType };
}

export function wantedBy(type: ConfigurationType | undefined): string {
  return type === undefined ? "a value" : article(type);
}
