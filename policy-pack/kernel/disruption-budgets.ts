import { LabelIndex } from "./label-index";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const GROUP = /^policy\//;
const byStack = new WeakMap<StackIndex, LabelIndex>();

/** The PodDisruptionBudgets of a stack by one pair of their selectors, in one pass. */
export function budgetsOf(stack: StackIndex): LabelIndex {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const index = new LabelIndex();
  for (const budget of stack.ofKind("PodDisruptionBudget").filter(isBudget)) {
    index.add(budget, budget.inputs.at("spec", "selector", "matchLabels"), 1);
  }
  byStack.set(stack, index);
  return index;
}

/** True for a budget of Kubernetes' own API that is no patch. */
export function isBudget({ kubernetes }: Subject): boolean {
  return kubernetes?.patch === false && GROUP.test(kubernetes.groupVersion);
}
