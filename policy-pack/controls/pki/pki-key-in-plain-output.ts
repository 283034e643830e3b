import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { PRIVATE_KEY } from "../../kernel/certificate-types";
import { control, onStack } from "../../kernel/control";
import { attack } from "../../kernel/frameworks";
import {
  holdsPrivateKey,
  keysIn,
  plainPlacesOf,
  STACK,
  type PlainPlace,
} from "../../kernel/private-key-places";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

/** Names under which people hand out private keys. */
const KEY_NAME = /private.?key|key.?pem|openssh|tls.?key/i;

export const pkiKeyInPlainOutput = control(
  {
    id: "pki-key-in-plain-output",
    title: "Private keys must not stand in outputs and objects that are kept in plain text.",
    severity: "critical",
    level: "mandatory",
    layer: "pki",
    requirements: ["K1", "K14"],
    frameworks: attack("T1552.004", "T1552.001"),
    contract:
      "Restricted: stack outputs; data of ConfigMaps; env, command and args of containers; user data of machines; SSM " +
      "parameters other than SecureString. Judged in stacks with a tls.PrivateKey or with a private key in such a " +
      "place. A text with a private key in PEM, or in its base64, is a violation, and so is an unknown secret that " +
      "depends on a tls.PrivateKey; the mark secret protects stack outputs only. An unknown that depends on other " +
      "resources, or on a tls.PrivateKey without being secret (its public half), passes; one without a known origin is " +
      "not evaluated. Unknown stack outputs have no origin: those that are not secret are not evaluated where their " +
      "name speaks of a key, and pass elsewhere. An absent value passes. A key that the program takes the mark secret " +
      "off is not seen while it is unknown.",
    rationale:
      "Whoever can read a ConfigMap, a pod or the outputs of the stack becomes the holder of the certificate, or the CA.",
    remediation:
      "Keep the key in a Kubernetes Secret or in Secrets Manager, export it as a secret or not at all, and replace it " +
      "where it has been in plain text.",
    references: [
      "https://www.pulumi.com/docs/iac/concepts/secrets/",
      "https://kubernetes.io/docs/concepts/configuration/secret/",
    ],
    componentSide: "ClusterPki hands out private keys as secret outputs only.",
  },
  onStack(
    (stack) => {
      const isJudged = stack.ofType(PRIVATE_KEY).length > 0 || stack.subjects.some(showsKey);
      if (!isJudged) return [];
      return stack.subjects.filter((subject) => plainPlacesOf(subject).length > 0);
    },
    (subject, stack): readonly Answer[] =>
      plainPlacesOf(subject).map((place) => judge(subject, place, stack)),
  ),
);

function showsKey(subject: Subject): boolean {
  // Nearly no resource has one anywhere, and to find that out is much less work than to read the places.
  if (!subject.inputs.someText(holdsPrivateKey)) return false;
  return plainPlacesOf(subject).some(({ field, keepsSecrets }) => {
    const reading = field.string();
    const open = !(keepsSecrets && field.secret);
    return open && reading.state === "known" && holdsPrivateKey(reading.value);
  });
}

function judge(subject: Subject, { field, keepsSecrets }: PlainPlace, stack: StackIndex): Answer {
  if (keepsSecrets && field.secret) return pass;
  const reading = field.string();
  const wanted = keepsSecrets ? "a secret, or no private key" : "no private key";
  if (reading.state === "known") {
    return holdsPrivateKey(reading.value) ? violation(field, "a private key", wanted) : pass;
  }
  if (reading.state === "absent") return pass;
  if (subject.type === STACK) {
    return KEY_NAME.test(field.path) ? notEvaluated(field, reading.why) : pass;
  }
  const [key] = keysIn(subject, field, stack);
  if (key !== undefined) {
    return field.secret ? violation(field, `a secret of ${key.typeAndName}`, wanted) : pass;
  }
  const sources = stack.sourcesOf(subject.urn, field.path);
  return sources.length > 0 ? pass : notEvaluated(field, reading.why);
}
