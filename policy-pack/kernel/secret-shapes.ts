import { remembered } from "./remembered";

/** Texts that are secrets by their form alone, whatever they are called. Each shape is documented by whoever issues it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----/, "a private key"],
  [/(?:^|[^A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/, "an AWS access key id"],
  [/(?:^|[^\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, "a JSON Web Token"],
  [/(?:^|\W)gh[pousr]_[A-Za-z0-9]{36,}/, "a GitHub token"],
  [/(?:^|\W)github_pat_\w{22,}/, "a GitHub token"],
  [/(?:^|\W)glpat-[\w-]{20,}/, "a GitLab token"],
  [/(?:^|\W)xox[abeprs]-[\w-]{10,}/, "a Slack token"],
  [/(?:^|\W)[rs]k_live_[A-Za-z0-9]{16,}/, "a Stripe key"],
  [/(?:^|\W)AIza[\w-]{35}/, "a Google API key"],
  [/(?:^|\W)npm_[A-Za-z0-9]{36}/, "an npm token"],
  [
    /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/?#@]{0,100}:[^\s/?#@$]{1,200}@/i,
    "an address with a password",
  ],
];

/** Every shape has one of these in it: one search instead of a dozen for all the texts that have none. */
const MARK = /PRIVATE KEY|A[KS]IA|eyJ|gh[pousr]_|github_pat_|glpat-|xox|_live_|AIza|npm_|:\/\//;

/** Names whose value is a secret when they end in one of these words. */
const SECRET_NAME =
  /(?:^|[^a-z])(?:password|passwd|passphrase|pwd|secret|token|credentials?|(?:api|access|secret|private|encryption|signing|auth)[_.-]?key)$/;

/** Values that only say where the secret is, or none at all. */
const HARMLESS =
  /^(?:|true|false|null|none|\d+|\/.*|\.{1,2}\/.*|\$\(.*\)|\$\{.*\}|<.*>|[a-z]+:\/\/.*)$/i;

const DENSE = /^[A-Za-z0-9+/=_-]{32,}$/;
const DENSE_ENTROPY = 4.3;

/**
 * What kind of secret stands in a text, said without any part of it; nothing where none is seen. `name` is what the text is
 * called: an environment variable or a key.
 */
export function secretShape(name: string, text: string): string | undefined {
  const shape = documentedShape(text);
  if (shape !== undefined) return shape;
  const value = text.trim();
  if (isNamedSecret(name, value)) return "a value under the name of a secret";
  return isDense(value) ? "a text as random as a key" : undefined;
}

/** What kind of secret a text holds anywhere in it, by a documented form alone. */
export function documentedShape(text: string): string | undefined {
  if (!MARK.test(text)) return undefined;
  return SHAPES.find(([pattern]) => pattern.test(text))?.[1];
}

/** Whether a value is a secret because of what it is called. */
export function isNamedSecret(name: string, value: string): boolean {
  return isSecretName(name) && !HARMLESS.test(value);
}

/** Workloads call their settings alike, and a name takes longer to read than to look up. */
const isSecretName = remembered(1024, (name) => SECRET_NAME.test(words(name)));

/** `dbPassword` and `DB_PASSWORD` as `db_password`. */
function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

/** Long texts of three classes of characters and high entropy; digests and UUIDs have one or two classes. */
function isDense(value: string): boolean {
  if (!DENSE.test(value)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((pattern) => pattern.test(value)).length;
  return classes === 3 && entropy(value) >= DENSE_ENTROPY;
}

/** Shannon entropy in bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
