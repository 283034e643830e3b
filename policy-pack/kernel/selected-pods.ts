import type { Field } from "./field";
import { LabelIndex, shareNamespace, type Placed } from "./label-index";
import { all, any, selects, type Tri } from "./label-selector";
import { POD_BEARING_TYPES } from "./pod-templates";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const byStack = new WeakMap<StackIndex, LabelIndex>();

/** The labelled pods of a stack, in one pass. */
export function podsOf(stack: StackIndex): LabelIndex {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const index = new LabelIndex();
  for (const owner of podOwners(stack)) {
    const labels = owner.pods.map((pod) => pod.metadata.at("labels"));
    for (const field of labels.filter(({ absent }) => !absent)) index.add(owner, field);
  }
  byStack.set(stack, index);
  return index;
}

/** Whether a meta/v1 LabelSelector selects a pod of the stack that stands in the namespace of `place`. */
export function selectsSomePod(selector: Field, place: Placed, stack: StackIndex): Tri {
  const pairs = selector.at("matchLabels");
  const reading = pairs.entries();
  const hasPairs = reading.state === "known" && reading.value.length > 0;
  // Only pairs lead to pods in an index; expressions can also ask for what a pod does not have.
  const owners = hasPairs ? podsOf(stack).candidates(place, pairs) : podOwners(stack);
  return any(
    owners.flatMap((owner) =>
      owner.pods.map((pod) =>
        all([shareNamespace(place, owner), selects(selector, pod.metadata.at("labels"))]),
      ),
    ),
  );
}

function podOwners(stack: StackIndex): readonly Subject[] {
  return POD_BEARING_TYPES.flatMap((type) => stack.ofType(type));
}
