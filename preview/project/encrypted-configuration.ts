import type { Output } from "@pulumi/pulumi";
import { Config, RunError, runtime, secret } from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output";
import { UNKNOWN } from "../engine/wire";

type Getter = (this: Config, key: string, ...rest: readonly unknown[]) => unknown;

const SECRET_GETTERS = [
  "getSecret",
  "getSecretBoolean",
  "getSecretNumber",
  "getSecretObject",
  "requireSecret",
  "requireSecretBoolean",
  "requireSecretNumber",
  "requireSecretObject",
] as const;

// `get` and `require` are left alone: the sentinel that they return is an unknown wherever it becomes a property.
const PLAIN_GETTERS = [
  ["getBoolean", "boolean", "getSecretBoolean"],
  ["getNumber", "number", "getSecretNumber"],
  ["getObject", "object", "getSecretObject"],
  ["requireBoolean", "boolean", "requireSecretBoolean"],
  ["requireNumber", "number", "requireSecretNumber"],
  ["requireObject", "object", "requireSecretObject"],
] as const;

let installed = false;

/**
 * Makes the SDK's `Config` answer for encrypted values, whose text is the sentinel of unknown values: the secret getters
 * return an unknown secret, and the typed plain getters, which cannot return an unknown, throw an error that names the
 * getter to use. Values that are not encrypted are read as ever, so one installation serves all runs of the process.
 */
export function installEncryptedConfiguration(): void {
  if (installed) return;
  installed = true;
  for (const name of SECRET_GETTERS) replace(name, unknownSecret);
  for (const [name, type, instead] of PLAIN_GETTERS) {
    replace(name, (key) => {
      throw new RunError(
        `Configuration ${key}: found an encrypted value, wanted a ${type} that can be read: ` +
          `the preview does not decrypt; read it with ${instead}.`,
      );
    });
  }
}

function unknownSecret(): Output<unknown> {
  return secret(unknown);
}

function replace(name: keyof Config, encrypted: (key: string) => unknown): void {
  const original = Config.prototype[name] as unknown as Getter;
  const getter: Getter = function (key, ...rest) {
    const full = `${this.name}:${key}`;
    return runtime.getConfig(full) === UNKNOWN
      ? encrypted(full)
      : original.call(this, key, ...rest);
  };
  Object.assign(Config.prototype, { [name]: getter });
}
