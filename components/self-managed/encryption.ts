import { invalidArgument, InvalidArgumentError, requireMatch } from "../invalid-argument";
import { CaRole, requireGenerations } from "../pki/rotation";
import { EncryptionKind, type EncryptionArgs, type EncryptionKeyArgs } from "./args";

/** A key, and where it stands in the arguments. */
export interface PlannedKey extends EncryptionKeyArgs {
  readonly path: string;
}

/** Encryption with every decision taken. */
export type EncryptionPlan =
  | {
      readonly kind: typeof EncryptionKind.Secretbox;
      /** The key that is written with comes first. */
      readonly keys: readonly PlannedKey[];
    }
  | {
      readonly kind: typeof EncryptionKind.Kms;
      readonly pluginName: string;
      readonly socketPath: string;
    };

/** What is encrypted: objects that hold secrets, and those that hold them by mistake. */
const ENCRYPTED_RESOURCES: readonly string[] = ["secrets", "configmaps"];

/** Checks the arguments of encryption; there is no way to have none. */
export function planEncryption(owner: string, path: string, args: EncryptionArgs): EncryptionPlan {
  const kind = args?.kind;
  if (kind === EncryptionKind.Secretbox) return planSecretbox(owner, path, args);
  if (kind === EncryptionKind.Kms) return planKms(owner, path, args);
  const wanted = `one of ${Object.values(EncryptionKind).join(", ")}`;
  throw invalidArgument(owner, `${path}.kind`, kind, wanted);
}

function planSecretbox(owner: string, path: string, args: EncryptionArgs): EncryptionPlan {
  const { keys, pluginName, socketPath } = args;
  const wanted = "nothing with secretbox";
  if (pluginName !== undefined) {
    throw invalidArgument(owner, `${path}.pluginName`, pluginName, wanted);
  }
  if (socketPath !== undefined) {
    throw invalidArgument(owner, `${path}.socketPath`, socketPath, wanted);
  }
  if (!Array.isArray(keys) || keys.length === 0) {
    throw invalidArgument(owner, `${path}.keys`, keys, "a list with at least one key");
  }
  // Messages show what they are about: the secrets stay out of them.
  const generations = keys.map(({ id, role }: EncryptionKeyArgs) => ({ id, role }));
  requireGenerations(owner, `${path}.keys`, generations);
  const planned = keys.map((key: EncryptionKeyArgs, index): PlannedKey => {
    const place = `${path}.keys[${index}]`;
    if (key.secret !== undefined) return { ...key, path: place };
    throw invalidArgument(owner, `${place}.secret`, key.secret, KEY_WANTED);
  });
  const known = planned.map(({ secret }) => (typeof secret === "string" ? secret : undefined));
  requireKeys(owner, planned, known);
  const isCurrent = ({ role }: PlannedKey) => role === CaRole.Current;
  const ordered = [...planned.filter(isCurrent), ...planned.filter((key) => !isCurrent(key))];
  return { kind: EncryptionKind.Secretbox, keys: ordered };
}

function planKms(owner: string, path: string, args: EncryptionArgs): EncryptionPlan {
  const { keys, pluginName = "kms", socketPath = "/run/kms-plugin/plugin.sock" } = args;
  if (keys !== undefined) {
    const ids = keys.map(({ id }) => id);
    throw invalidArgument(owner, `${path}.keys`, ids, "nothing with kms, whose keys stay outside");
  }
  const name = "a name of 1 to 40 lower-case letters, digits and hyphens";
  requireMatch(owner, `${path}.pluginName`, pluginName, /^[a-z0-9][a-z0-9-]{0,39}$/, name);
  const place = `${path}.socketPath`;
  const socket = "an absolute path in a folder of its own below /run";
  requireMatch(owner, place, socketPath, /^\/run(\/[A-Za-z0-9_][A-Za-z0-9_.-]*){2,}$/, socket);
  return { kind: EncryptionKind.Kms, pluginName, socketPath };
}

const KEY_WANTED = "32 random bytes in base64";

/** Checks the secrets of keys; messages do not hold them. Undefined are those that are not known yet. */
export function requireKeys(
  owner: string,
  keys: readonly PlannedKey[],
  secrets: readonly (string | undefined)[],
): void {
  secrets.forEach((secret, index) => {
    if (secret === undefined) return;
    const place = `${keys[index]?.path ?? ""}.secret`;
    const bytes = Buffer.from(secret, "base64");
    const refuse = (found: string, wanted = KEY_WANTED) =>
      new InvalidArgumentError(owner, place, found, wanted);
    if (bytes.length !== 32 || bytes.toString("base64") !== secret) {
      throw refuse(`${bytes.length} bytes`);
    }
    if (new Set(bytes).size < 8) throw refuse("a pattern");
    if (secrets.indexOf(secret) < index) {
      throw refuse("the secret of another key", "a secret of its own");
    }
  });
}

/**
 * The EncryptionConfiguration. `secrets` are those of the plan's keys, in its order. Nothing is written or read in the clear:
 * a cluster that begins so has no older objects.
 */
export function encryptionConfiguration(
  plan: EncryptionPlan,
  secrets: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "EncryptionConfiguration",
    resources: [{ resources: ENCRYPTED_RESOURCES, providers: [providerOf(plan, secrets)] }],
  };
}

function providerOf(plan: EncryptionPlan, secrets: readonly string[]) {
  if (plan.kind === EncryptionKind.Kms) {
    const { pluginName: name, socketPath } = plan;
    return { kms: { apiVersion: "v2", name, endpoint: `unix://${socketPath}`, timeout: "3s" } };
  }
  const keys = plan.keys.map(({ id }, index) => ({ name: id, secret: secrets[index] }));
  return { secretbox: { keys } };
}
