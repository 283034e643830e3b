import { gunzipSync } from "node:zlib";
import { documentedShape, isNamedSecret } from "./secret-shapes";

const BASE64 = /^(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** EC2 takes 16 KiB; compressed, cloud-init unpacks more. */
const LONGEST = 1 << 20;

/** What a machine gets to read at its start: text, or base64 of text, or of what gzip made of text. */
export function decodeUserData(text: string): string | undefined {
  const packed = text.replace(/\s/g, "");
  if (!BASE64.test(packed)) return text;
  const bytes = Buffer.from(packed, "base64");
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
  try {
    return gunzipSync(bytes, { maxOutputLength: LONGEST }).toString("utf8");
  } catch {
    return undefined;
  }
}

/** `NAME=value`, `name: value`, `"name" = "value"` and `--name value`, one for each hit. */
const ASSIGNMENT =
  /(?:^|[\s;&"'])(?:--)?"?([A-Za-z_][\w.-]{0,60})"?(?:\s{0,3}=\s{0,3}|:\s{1,3})(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s"'][^\s;&]{0,300}))/g;

/** What kind of secret stands in user data, without any part of it; nothing where none is seen. */
export function secretInUserData(text: string): string | undefined {
  const shape = documentedShape(text);
  if (shape !== undefined) return shape;
  for (const [, name = "", quoted, single, plain = ""] of text.matchAll(ASSIGNMENT)) {
    const value = (quoted ?? single ?? plain).trim();
    if (isNamedSecret(name, value) && !/[$`]/.test(value)) {
      return "a value under the name of a secret";
    }
  }
  return undefined;
}
