import fc from "fast-check";
import { output, secret, SIGNATURE_KEY, UNKNOWN } from "../support/stack";

const KEYS = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "metadata",
  "spec",
  "template",
  "jobTemplate",
  "containers",
  "initContainers",
  "securityContext",
  "privileged",
  "rules",
  "verbs",
  "vpcConfig",
  "endpointPublicAccess",
  "encryptionConfig",
  "resources",
  "provider",
  "keyArn",
  "metadataOptions",
  "httpTokens",
  "httpEndpoint",
  "launchTemplate",
  "namespace",
  "name",
  "version",
  "podSelector",
  "policyTypes",
  "ingress",
  "",
  "a.b[0]",
  SIGNATURE_KEY,
];

const key = fc.oneof(fc.constantFrom(...KEYS), fc.string());
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.string(),
  fc.constantFrom(UNKNOWN, "*", "required", "secrets", `arn:aws:s3:::${UNKNOWN}/*`),
);

/** Own keys, `__proto__` among them, as a JSON parser makes them. */
function fromPairs(pairs: readonly (readonly [string, unknown])[]): unknown {
  const object: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    const property = { value, enumerable: true, writable: true, configurable: true };
    Object.defineProperty(object, name, property);
  }
  return object;
}

/** Any value that the wire format can hold, well-formed or not. */
export const wireValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map(fromPairs),
    tie("value").map(secret),
    fc.tuple(tie("value"), fc.boolean()).map(([value, isSecret]) => output(value, isSecret)),
    fc.constant(output()),
    tie("value").map((value) => ({ [SIGNATURE_KEY]: value, value })),
    tie("value").map((id) => ({ [SIGNATURE_KEY]: "5cf8f73096256a8f31e491e813e4eb8e", id })),
  ),
})).value;
