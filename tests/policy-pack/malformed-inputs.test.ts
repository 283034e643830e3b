import fc from "fast-check";
import { controls } from "../../policy-pack/controls";
import { POD_TYPES } from "../../policy-pack/kernel/kinds";
import { judge } from "../support/judge";
import { resource, root, type Stack } from "../support/stack";
import { wireValue } from "./wire-values";

/** What controls of whole stacks look for; the types of the others are known by their checks. */
const STACK_TYPES = [
  "aws:eks/nodeGroup:NodeGroup",
  "aws:kms/key:Key",
  "kubernetes:apps/v1:Deployment",
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  "kubernetes:core/v1:Namespace",
  "kubernetes:core/v1:Service",
  "kubernetes:example.org/v1:Database",
  "kubernetes:helm.sh/v3:Release",
  "kubernetes:helm.sh/v4:Chart",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  "kubernetes:policy/v1:PodDisruptionBudget",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  "kubernetes:storage.k8s.io/v1:StorageClass",
];

const RESOURCE_TYPES = controls.flatMap(({ checks }) =>
  checks.flatMap((check) => (check.scope === "resource" ? check.types : [])),
);

const anyType = fc.oneof(
  fc.constantFrom(...STACK_TYPES),
  fc.constantFrom(...POD_TYPES.keys()),
  fc.constantFrom(...new Set(RESOURCE_TYPES)),
);

const anyStack = fc
  .array(fc.tuple(anyType, wireValue, fc.nat(5)), { maxLength: 6 })
  .map((entries): Stack => {
    const resources = entries.map(([type, inputs], index) =>
      resource(type, `r${String(index)}`, inputs),
    );
    return [root, ...resources.map((each, index) => related(each, entries[index]?.[2], resources))];
  });

function related(each: Stack[number], other: number | undefined, all: Stack): Stack[number] {
  const urn = all[other ?? 0]?.urn;
  if (urn === undefined) return each;
  const names = ["metadata", "launchTemplate", "encryptionConfig", "__proto__"];
  const propertyDependencies = Object.fromEntries(names.map((name) => [name, [urn]]));
  return { ...each, parent: urn, dependencies: [urn], propertyDependencies };
}

test("no input makes a control fail, and each applicable resource has exactly one verdict", () => {
  fc.assert(
    fc.property(anyStack, (stack) => {
      const { registered, finished, evaluations } = judge(stack);
      const all = [...registered, ...finished, ...evaluations.findings];
      expect(all.filter(({ message }) => message.includes("the rule failed"))).toEqual([]);
      for (const { control, urn, message } of all) {
        expect(message).toMatch(/\.$/);
        expect(stack.some((each) => each.urn === urn)).toBe(true);
        expect(controls.some(({ id }) => id === control)).toBe(true);
      }
      for (const counts of evaluations.controls) {
        const { evaluated, pass, violation, notEvaluated, exempt, resources } = counts;
        expect(pass + violation + notEvaluated + exempt).toBe(evaluated);
        expect(new Set(resources).size).toBe(evaluated);
      }
    }),
    { numRuns: 400 },
  );
});
