import { PRIVATE_KEY } from "./certificate-types";
import type { Field } from "./field";
import { CONTAINER_LISTS, type PodView } from "./pod";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export const STACK = "pulumi:pulumi:Stack";

/** A text that is kept or shown as it is. */
export interface PlainPlace {
  readonly field: Field;
  /** True where a value that is marked secret is kept encrypted. */
  readonly keepsSecrets: boolean;
}

/** The places of a resource whose content everybody with read access to the resource, its pods or its machines sees. */
export function plainPlacesOf(subject: Subject): readonly PlainPlace[] {
  const { inputs, kubernetes, pod, type } = subject;
  if (type === STACK) {
    // A stack without outputs reads as unknown: the engine sends nothing of it.
    const outputs = inputs.unknown === undefined ? textsIn(inputs) : [];
    return outputs.map((field) => ({ field, keepsSecrets: true }));
  }
  const fields = (): readonly Field[] => {
    if (kubernetes?.kind === "ConfigMap") {
      return [...textsIn(inputs.at("data")), ...textsIn(inputs.at("binaryData"))];
    }
    if (pod !== undefined) {
      return inPod(pod);
    }
    switch (type) {
      case "aws:ec2/launchTemplate:LaunchTemplate":
      case "aws:ec2/launchConfiguration:LaunchConfiguration":
      case "aws:ec2/instance:Instance":
        return ["userData", "userDataBase64"].flatMap((name) => textsIn(inputs.at(name)));
      case "aws:ssm/parameter:Parameter":
        return isPlainParameter(inputs) ? textsIn(inputs.at("value")) : [];
    }
    return [];
  };
  return fields().map((field) => ({ field, keepsSecrets: false }));
}

/** Parameters are kept as they are unless they are of the type SecureString. */
function isPlainParameter(inputs: Field): boolean {
  const type = inputs.at("type").string();
  return !(type.state === "known" && type.value === "SecureString");
}

function inPod({ spec, containers }: PodView): readonly Field[] {
  return [
    ...CONTAINER_LISTS.map((list) => spec.at(list)).filter(({ unknown }) => unknown !== undefined),
    ...containers.flatMap(({ field }) => [
      ...valuesIn(field.at("env")),
      ...["command", "args"].flatMap((name) => textsIn(field.at(name))),
    ]),
  ];
}

/** The values of environment variables, without their names. */
function valuesIn(env: Field): readonly Field[] {
  const list = env.list();
  if (list.state !== "known") return textsIn(env);
  return list.value.flatMap((variable) => textsIn(variable.at("value")));
}

/** Every text at or below a field, and every part of which nothing is known. */
function textsIn(field: Field): readonly Field[] {
  const reading = field.any();
  if (reading.state === "absent") return [];
  if (reading.state === "unknown") return [field];
  const { value } = reading;
  if (typeof value === "string") return [field];
  if (typeof value !== "object") return [];
  const list = field.list();
  if (list.state === "known") return list.value.flatMap(textsIn);
  const entries = field.entries();
  return entries.state === "known" ? entries.value.flatMap(([, below]) => textsIn(below)) : [];
}

const KEY = /-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----/;
/** Characters of the first line of a key alone. */
const SHORTEST = "-----BEGIN PRIVATE KEY-----".length;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** True for a text with a private key in it, in PEM or in the base64 of such a text. */
export function holdsPrivateKey(text: string): boolean {
  if (text.length < SHORTEST) return false;
  if (KEY.test(text)) return true;
  return BASE64.test(text) && KEY.test(Buffer.from(text, "base64").toString("latin1"));
}

/** The private keys of the stack that a property is made from. */
export function keysIn(subject: Subject, field: Field, stack: StackIndex): readonly Subject[] {
  return stack
    .sourcesOf(subject.urn, field.path)
    .map((source) => stack.get(source))
    .filter((source) => source?.type === PRIVATE_KEY)
    .filter((source) => source !== undefined);
}
