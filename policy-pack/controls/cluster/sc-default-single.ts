import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { any, type Tri } from "../../kernel/label-selector";
import type { StackIndex } from "../../kernel/stack-index";
import { defaultMarks, STORAGE_CLASS_TYPES } from "../../kernel/storage-class";
import type { Subject } from "../../kernel/subject";

const IN_TREE = "kubernetes.io/";

export const scDefaultSingle = control(
  {
    id: "sc-default-single",
    title: "A cluster must have one default storage class at most, of a CSI driver.",
    severity: "low",
    level: "advisory",
    layer: "cluster",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: the annotation is-default-class of the storage classes of the stack. Allowed: true at one class, whose " +
      "provisioner is no in-tree plugin; the finding stands at every further one. Encryption is judged by sc-encrypted. " +
      "Absent means not the default. Unknown is not evaluated.",
    rationale:
      "With two defaults the newer one wins, so that claims land in a class that nobody chose.",
    remediation: 'Set the annotation to "false" at every class but one.',
    references: [
      "https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass",
    ],
    componentSide: "StorageClasses makes one class the default.",
  },
  onStack(
    (stack) => STORAGE_CLASS_TYPES.flatMap((type) => stack.ofType(type)),
    (subject, stack): Answer => {
      const mark = isDefault(subject);
      if (mark === "no") return pass;
      const [annotation] = defaultMarks(subject.inputs);
      const path = annotation?.path ?? "";
      const provisioner = subject.inputs.at("provisioner").string();
      const before = earlier(subject, stack).map(isDefault);
      const isInTree = provisioner.state === "known" && provisioner.value.startsWith(IN_TREE);
      if (mark === "yes" && isInTree) {
        return violation(provisioner.field, JSON.stringify(provisioner.value), "a CSI driver");
      }
      if (mark === "yes" && before.includes("yes")) {
        return violation(path, "a second default class", "one default class");
      }
      if (provisioner.state === "unknown") return notEvaluated(provisioner.field, provisioner.why);
      if (mark === "unknown" && !isInTree && any(before) === "no") return pass;
      if (mark === "unknown" || any(before) === "unknown") {
        return notEvaluated(path, "which class is the default is not known during a preview");
      }
      return pass;
    },
  ),
);

function earlier(subject: Subject, stack: StackIndex): readonly Subject[] {
  const all = STORAGE_CLASS_TYPES.flatMap((type) => stack.ofType(type));
  return all.slice(0, all.indexOf(subject));
}

function isDefault({ inputs }: Subject): Tri {
  return any(
    defaultMarks(inputs).map((mark): Tri => {
      const text = mark.string();
      if (text.state === "unknown") return "unknown";
      return text.state === "known" && text.value === "true" ? "yes" : "no";
    }),
  );
}
