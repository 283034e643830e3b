import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

/** Kinds that set the number of replicas of what `spec.scaleTargetRef` names. */
export const SCALER_KINDS = ["HorizontalPodAutoscaler", "ScaledObject"];

/** Scalers and scaled objects of a stack by the names that they use for each other. */
export class ScaleTargets {
  private readonly scaled = new Set<string>();
  private readonly objects = new Set<string>();
  /** Scalers of which the target is not fully known. */
  readonly openScalers: readonly Subject[];
  /** Kinds with an object of which the name or namespace is not known. */
  private readonly openKinds = new Set<string>();

  constructor(stack: StackIndex) {
    const open: Subject[] = [];
    for (const scaler of SCALER_KINDS.flatMap((kind) => stack.ofKind(kind))) {
      const key = targetOf(scaler);
      if (key === undefined) open.push(scaler);
      else this.scaled.add(key);
    }
    this.openScalers = open;
    for (const subject of stack.subjects) {
      const kind = subject.kubernetes?.kind;
      if (kind === undefined || subject.kubernetes?.patch === true) continue;
      const key = ownKey(subject);
      if (key === undefined) this.openKinds.add(kind);
      else this.objects.add(key);
    }
  }

  isScaled(subject: Subject): boolean {
    const key = ownKey(subject);
    return key !== undefined && this.scaled.has(key);
  }

  /** Whether the stack holds an object; unknown where one of the kind has no known name. */
  holds(key: string): "yes" | "no" | "unknown" {
    if (this.objects.has(key)) return "yes";
    return this.openKinds.has(key.split(" ")[0] ?? "") ? "unknown" : "no";
  }
}

/** `Kind namespace name` of what a scaler names, nothing where a part is not known. */
export function targetOf({ inputs, namespace }: Subject): string | undefined {
  const reference = inputs.at("spec", "scaleTargetRef");
  const name = reference.at("name").string();
  const kind = reference.at("kind").string();
  if (name.state !== "known" || kind.state === "unknown" || namespace.state === "unknown") {
    return undefined;
  }
  // A ScaledObject of KEDA scales a Deployment unless it says otherwise.
  const kindName = kind.state === "known" ? kind.value : "Deployment";
  return `${kindName} ${namespace.state === "known" ? namespace.value : "default"} ${name.value}`;
}

function ownKey({ kubernetes, namespace, objectName }: Subject): string | undefined {
  if (objectName.state !== "known" || namespace.state === "unknown") return undefined;
  const place = namespace.state === "known" ? namespace.value : "default";
  return `${kubernetes?.kind ?? ""} ${place} ${objectName.value}`;
}

const targetsOfStack = new WeakMap<StackIndex, ScaleTargets>();

/** The targets of a stack, computed once. */
export function scaleTargets(stack: StackIndex): ScaleTargets {
  const known = targetsOfStack.get(stack);
  if (known !== undefined) return known;
  const targets = new ScaleTargets(stack);
  targetsOfStack.set(stack, targets);
  return targets;
}
