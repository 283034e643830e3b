import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";
import { any, type Tri } from "./label-selector";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** The API versions of Kubernetes' own NetworkPolicy; other groups have kinds of the same name. */
export const NETWORK_POLICY_VERSIONS = ["networking.k8s.io/v1", "extensions/v1beta1"];

/** The namespaces that a stack makes; a patch belongs to one that is made elsewhere. */
export function madeNamespaces(stack: StackIndex): readonly Subject[] {
  return stack
    .ofKind("Namespace")
    .filter(({ kubernetes }) => kubernetes?.groupVersion === "core/v1" && !kubernetes.patch);
}

/** What a namespace must have in it. */
export interface Companion {
  readonly kind: string;
  readonly groupVersions: readonly string[];
  /** What the objects must have between them. */
  readonly parts: readonly string[];
  readonly has: (object: Subject, part: string) => Tri;
  readonly wanted: string;
}

/** Whether the objects of a kind in a namespace have all that is wanted between them. */
export function companion(namespace: Subject, stack: StackIndex, wanted: Companion): Answer {
  const { inputs, objectName } = namespace;
  if (inputs.unknown !== undefined) return notEvaluated(inputs, inputs.unknown);
  const isMeant = ({ kubernetes }: Subject): boolean =>
    kubernetes !== undefined && wanted.groupVersions.includes(kubernetes.groupVersion);
  const inside = stack.inNamespace(wanted.kind, namespace).filter(isMeant);
  const unplaced = stack.unplaced(wanted.kind).filter(isMeant);
  const missing = wanted.parts.filter(
    (part) => any(inside.map((object) => settled(object, wanted.has(object, part)))) !== "yes",
  );
  if (missing.length === 0) return pass;
  const open = [...unplaced, ...inside].find((object) =>
    missing.some((part) => mayHave(object, wanted.has(object, part))),
  );
  if (open !== undefined) {
    return notEvaluated("", `${wanted.kind} ${open.name} is not fully known`);
  }
  if (objectName.state === "unknown" && stack.ofKind(wanted.kind).some(isMeant)) {
    return notEvaluated(objectName.field, objectName.why);
  }
  return violation("", `no ${missing.join(", ")}`, wanted.wanted);
}

/** A patch holds a part of its object; the rest may undo what the part says. */
function settled({ kubernetes }: Subject, has: Tri): Tri {
  return has === "yes" && kubernetes?.patch === true ? "unknown" : has;
}

function mayHave(object: Subject, has: Tri): boolean {
  return has !== "no" || object.inputs.unknown !== undefined;
}

/** Whether one of several properties is there. */
export function isSet(object: Field, names: readonly string[]): Tri {
  return any(
    names.map((name): Tri => {
      const field = object.at(name);
      if (field.absent) return "no";
      return field.unknown === undefined ? "yes" : "unknown";
    }),
  );
}

export function equals(field: Field, text: string): Tri {
  const reading = field.string();
  if (reading.state === "unknown") return "unknown";
  return reading.state === "known" && reading.value === text ? "yes" : "no";
}
