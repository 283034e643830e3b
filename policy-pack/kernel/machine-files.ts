import { notEvaluated, pass } from "./answer";
import { filesInCloudConfig, objectIn } from "./cloud-config";
import { onStack } from "./control";
import { Field } from "./field";
import { MACHINES } from "./node-types";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { decodeUserData } from "./user-data";
import { SECRET_SIGNATURE, SIGNATURE_KEY } from "./wire";

const PROPERTIES = ["userData", "userDataBase64"];
const CONTROL_PLANE = "hardened-cluster:index:SelfManagedControlPlane";

/** For contracts of controls: where else the same files are read. */
export const IN_USER_DATA =
  "The same holds for files that user data of EC2 machines have cloud-init write, and for the ConfigMaps in which kubeadm keeps its configuration; user data that is made from SelfManagedControlPlane and not known yet is not evaluated.";

/** A file of a machine with an object of Kubernetes in it. */
export interface MachineObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Below the user data, by the file's path. */
  readonly content: Field;
}

/** The objects in files that a machine of EC2 writes at its start, where its user data is known. */
export function objectsOfMachine(subject: Subject): readonly MachineObject[] {
  if (!MACHINES.includes(subject.type)) return [];
  return PROPERTIES.flatMap((property) => {
    const text = subject.inputs.at(property).string();
    const decoded = text.state === "known" ? decodeUserData(text.value) : undefined;
    if (decoded === undefined) return [];
    return filesInCloudConfig(decoded).flatMap((file) => {
      const object = objectIn(file);
      const { apiVersion, kind } = object ?? {};
      if (typeof apiVersion !== "string" || typeof kind !== "string") return [];
      const marked = text.field.secret ? asSecret(object) : object;
      const content = Field.root({ [property]: { [file.path]: marked } }).at(property, file.path);
      return [{ apiVersion, kind, content }];
    });
  });
}

function asSecret(value: unknown): unknown {
  return { [SIGNATURE_KEY]: SECRET_SIGNATURE, value };
}

/** Answers for machines that are made from a SelfManagedControlPlane and whose user data are not known yet. */
export const UNREAD_MACHINES = onStack(
  (stack) => stack.subjects.filter((subject) => unknownUserData(subject, stack) !== undefined),
  (subject, stack) => {
    const field = unknownUserData(subject, stack);
    if (field === undefined) return pass;
    return notEvaluated(field, `${field.path} is not known during a preview`);
  },
);

function unknownUserData(subject: Subject, stack: StackIndex): Field | undefined {
  if (!MACHINES.includes(subject.type)) return undefined;
  return PROPERTIES.map((property) => subject.inputs.at(property)).find(
    (field) =>
      field.string().state === "unknown" &&
      stack.sourcesOf(subject.urn, field.path).some((urn) => isBelowControlPlane(urn, stack)),
  );
}

function isBelowControlPlane(urn: string, stack: StackIndex): boolean {
  const { parent } = stack.relationsOf(urn);
  if (parent === "") return false;
  return stack.get(parent)?.type === CONTROL_PLANE || isBelowControlPlane(parent, stack);
}
