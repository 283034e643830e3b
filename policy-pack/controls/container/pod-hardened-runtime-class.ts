import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { gapInPatch } from "../../kernel/missing";
import { POD_BEARING_TYPES } from "../../kernel/pod-templates";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

/** The label by which a Namespace says that what runs there is not trusted. */
const LABEL = "hardened-cluster/trust";
const UNTRUSTED = "untrusted";

export const podHardenedRuntimeClass = control(
  {
    id: "pod-hardened-runtime-class",
    title: "Pods of untrusted namespaces must run in a sandbox.",
    severity: "medium",
    level: "advisory",
    layer: "container",
    requirements: ["K15"],
    frameworks: [],
    contract:
      "Restricted: runtimeClassName of pods in a Namespace of the stack with the label hardened-cluster/trust: untrusted. " +
      "Wanted: a class, whose handler is a sandbox such as gVisor or Kata Containers. Absent is a violation, but not " +
      "evaluated in a patch. An unknown class, label or namespace is not evaluated.",
    rationale: "Code of strangers needs a wall that is not the node's own kernel.",
    remediation: "Set runtimeClassName to a RuntimeClass of a sandbox, on nodes that have it.",
    references: ["https://docs.aws.amazon.com/eks/latest/best-practices/tenant-isolation.html"],
    componentSide:
      "SecureNamespace labels namespaces of sandboxes and refuses pods without the class.",
  },
  onStack(
    (stack) => POD_BEARING_TYPES.flatMap((type) => stack.ofType(type)),
    (subject, stack): Answer | readonly Answer[] => {
      const trust = trustOf(subject, stack);
      if (trust === "trusted") return pass;
      const answers = subject.pods.map(({ spec, patch }): Answer => {
        const field = spec.at("runtimeClassName");
        const name = field.string();
        if (name.state === "unknown") return notEvaluated(field, name.why);
        if (name.state === "known" && name.value !== "") return pass;
        return gapInPatch(field, patch).absent ?? violation(field, "no sandbox", "a runtime class");
      });
      if (answers.every(({ status }) => status === "pass")) return pass;
      if (trust === "untrusted") return answers;
      return notEvaluated(subject.namespace.field, "whether its namespace is trusted is not known");
    },
  ),
);

type Trust = "trusted" | "untrusted" | "unknown";

function trustOf({ namespace }: Subject, stack: StackIndex): Trust {
  const marked = namespacesOf(stack);
  if (marked.size === 0) return "trusted";
  if (namespace.state === "unknown") return "unknown";
  const name = namespace.state === "known" ? namespace.value : "default";
  return marked.get(name) ?? marked.get(UNNAMED) ?? "trusted";
}

const byStack = new WeakMap<StackIndex, ReadonlyMap<string, Trust>>();
const UNNAMED = "";

/** The namespaces of a stack that are, or may be, untrusted. */
function namespacesOf(stack: StackIndex): ReadonlyMap<string, Trust> {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const marked = new Map<string, Trust>();
  for (const { inputs, objectName } of stack.ofKind("Namespace")) {
    const label = inputs.at("metadata", "labels", LABEL).string();
    const isMarked = label.state === "known" && label.value === UNTRUSTED;
    if (!isMarked && label.state !== "unknown") continue;
    const name = objectName.state === "known" ? objectName.value : UNNAMED;
    marked.set(name, isMarked && name !== UNNAMED ? "untrusted" : "unknown");
  }
  byStack.set(stack, marked);
  return marked;
}
