import { isObject, isSecret, secret, UNKNOWN } from "../engine/wire";
import type { WireObject, WireValue } from "../engine/resource";
import { joinPath } from "./property-path";

// What `pulumi preview --json` writes in the place of a secret.
const HIDDEN = "[secret]";

/** Reads secrets of states: those in the clear as they are, the others as values that nobody knows. */
export class StateSecrets {
  /** Values whose text is encrypted. */
  encrypted = 0;
  /** Path of the first of them. */
  first = "";

  read(value: WireObject, path: string): WireObject;
  read(value: WireValue, path: string): WireValue;
  read(value: WireValue, path: string): WireValue {
    if (value === HIDDEN) return secret(UNKNOWN);
    if (Array.isArray(value)) {
      return value.map((item: WireValue, index) => this.read(item, `${path}[${index}]`));
    }
    if (!isObject(value)) return value;
    if (isSecret(value)) return this.secretOf(value, path);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.read(item, joinPath(path, key))]),
    );
  }

  private secretOf(value: WireObject, path: string): WireObject {
    const { plaintext } = value;
    if (typeof plaintext === "string") return secret(jsonOf(plaintext));
    if ("value" in value && value["value"] !== undefined) return secret(value["value"]);
    if (this.encrypted === 0) this.first = path;
    this.encrypted += 1;
    return secret(UNKNOWN);
  }
}

/** In the clear a secret stands as JSON. */
function jsonOf(text: string): WireValue {
  try {
    return JSON.parse(text) as WireValue;
  } catch {
    return text;
  }
}
