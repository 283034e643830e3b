import { parseScalar } from "./yaml-document";

// What YAML 1.1 reads as something else than text. Whether a text of the form of a number is one, the YAML library says.
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["Y", "y", "Yes", "yes", "YES", "True", "true", "TRUE", "On", "on", "ON"].map(
    (word) => [word, true] as const,
  ),
  ...["N", "n", "No", "no", "NO", "False", "false", "FALSE", "Off", "off", "OFF"].map(
    (word) => [word, false] as const,
  ),
  ...["~", "Null", "null", "NULL"].map((word) => [word, null] as const),
]);
const LONGEST_WORD = 5;
const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
const NUMBER_LIKE = /^[-+]?\.?\d[\dA-Fa-fxXeE_.+-]*$|^[-+]?\.(?:\d|_|[iI]|[nN]|$)/;
const LARGEST_MEMORY = 10_000;
const numberLike = new Map<string, unknown>();

/** True for a word that is no text without quotes. */
export function isReserved(word: string): boolean {
  return word.length <= LONGEST_WORD && WORDS.has(word);
}

/** The value of a plain scalar of one line, by the rules of YAML 1.1 as far as Kubernetes follows them. */
export function plainScalar(text: string): unknown {
  const first = text.charCodeAt(0);
  // Digits, "+", "-" and ".".
  if (first < 0x3a && first > 0x2a) return INTEGER.test(text) ? Number(text) : oddNumber(text);
  return text.length <= LONGEST_WORD && WORDS.has(text) ? WORDS.get(text) : text;
}

function oddNumber(text: string): unknown {
  if (!NUMBER_LIKE.test(text)) return text;
  if (numberLike.has(text)) return numberLike.get(text);
  const value = parseScalar(text);
  if (numberLike.size < LARGEST_MEMORY) numberLike.set(text, value);
  return value;
}
