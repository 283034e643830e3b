import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { all, any, type Tri } from "../../kernel/label-selector";
import { equals } from "../../kernel/namespace-objects";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { holdsAny } from "../../kernel/text-lists";

import { cisKubernetes } from "../../kernel/frameworks";

export const vapBound = control(
  {
    id: "vap-bound",
    title: "Admission policies should be bound to deny, and fail closed.",
    severity: "medium",
    level: "advisory",

    layer: "cluster",
    requirements: ["K19"],
    frameworks: cisKubernetes("5.2.1"),
    contract:
      "Restricted: every ValidatingAdmissionPolicy of the stack. Wanted: a binding in the stack that names it with " +
      "Deny among validationActions, and failurePolicy Fail; where it takes parameters, parameterNotFoundAction Deny. " +
      "Absent means Fail; an absent binding is a finding. Unknown bindings and values, and patches of bindings, leave " +
      "it not evaluated, unless another binding settles it.",
    rationale:
      "A policy without a binding, or with one that only audits, refuses nothing, however well it is written; one " +
      "that allows what it has no parameters for is switched off by deleting them.",
    remediation:
      "Add a ValidatingAdmissionPolicyBinding with validationActions [Deny], and parameterNotFoundAction Deny.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/",
    ],
    componentSide: "AdmissionGuard binds each of its policies to deny, and to fail closed.",
  },
  onStack(
    (stack) => stack.ofKind("ValidatingAdmissionPolicy").filter(isMade),
    (policy, stack) => [
      expectThat(policy.inputs.at("spec", "failurePolicy").string(), {
        holds: (failure) => failure === "Fail",
        wanted: "Fail",
        absentMeans: "Fail",
      }),
      judgeBindings(policy, stack),
    ],
  ),
);

function isMade({ kubernetes }: Subject): boolean {
  return (
    kubernetes?.groupVersion.startsWith("admissionregistration.k8s.io/") === true &&
    !kubernetes.patch
  );
}

function judgeBindings({ objectName }: Subject, stack: StackIndex): Answer {
  if (objectName.state === "unknown") return notEvaluated(objectName.field, objectName.why);
  const name = objectName.state === "known" ? objectName.value : "";
  const bound = any(
    stack.ofKind("ValidatingAdmissionPolicyBinding").map((binding) => {
      const spec = binding.inputs.at("spec");
      const names = equals(spec.at("policyName"), name);
      const denies = all([
        names,
        holdsAny(spec.at("validationActions"), ["Deny"]),
        deniesWithoutParameters(spec.at("paramRef")),
      ]);
      return isMade(binding) || names === "no" ? denies : "unknown";
    }),
  );
  if (bound === "yes") return pass;
  if (bound === "no") return violation("", "no binding that denies", "a binding with Deny");
  return notEvaluated("", "a binding is not fully known");
}

function deniesWithoutParameters(reference: Field): Tri {
  if (reference.absent) return "yes";
  return equals(reference.at("parameterNotFoundAction"), "Deny");
}
