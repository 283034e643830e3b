import { invalidArgument, InvalidArgumentError, requireMatch } from "../invalid-argument";
import { CaRole, requireGenerations } from "../pki/rotation";
import { EncryptionKind, type EncryptionArgs, type EncryptionKeyArgs } from "./args";

/** Encryption with every decision taken. */
export type EncryptionPlan =
  | {
      readonly kind: typeof EncryptionKind.Secretbox;
      /** The key that is written with comes first. */
      readonly keys: readonly EncryptionKeyArgs[];
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
  keys.forEach(({ secret }: EncryptionKeyArgs, index) => {
    const place = `${path}.keys[${index}].secret`;
    if (secret === undefined) throw invalidArgument(owner, place, secret, KEY_WANTED);
    if (typeof secret === "string") requireKey(owner, place, secret);
  });
  const isCurrent = ({ role }: EncryptionKeyArgs) => role === CaRole.Current;
  return {
    kind: EncryptionKind.Secretbox,
    keys: [...keys.filter(isCurrent), ...keys.filter((key: EncryptionKeyArgs) => !isCurrent(key))],
  };
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
  requireMatch(owner, place, socketPath, /^\/run(\/[A-Za-z0-9_.-]+){2,}$/, socket);
  return { kind: EncryptionKind.Kms, pluginName, socketPath };
}

const KEY_WANTED = "32 random bytes in base64";

/** Checks a key; the message does not hold it. */
export function requireKey(owner: string, path: string, secret: string): string {
  const bytes = Buffer.from(secret, "base64");
  if (bytes.length !== 32 || bytes.toString("base64") !== secret) {
    throw new InvalidArgumentError(owner, path, `${bytes.length} bytes`, KEY_WANTED);
  }
  if (new Set(bytes).size < 8) {
    throw new InvalidArgumentError(owner, path, "a pattern", KEY_WANTED);
  }
  return secret;
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
