import { addObjections, type Answer, type Answers } from "./answer";
import type { Field } from "./field";
import type { PodView } from "./pod";

/** Whose security context it is: a container's, or the pod's where no container is named. */
export interface ContextOwner {
  readonly container?: string;
}

const OF_POD: ContextOwner = {};

/** What one rule objects to in the security context of the pod and of every container. */
export function eachSecurityContext(
  pod: PodView,
  rule: (securityContext: Field, owner: ContextOwner) => Answers,
): readonly Answer[] {
  const found: Answer[] = [];
  addObjections(found, rule(pod.securityContext, OF_POD));
  const ofContainers = pod.eachContainer(({ field, name }) =>
    rule(field.at("securityContext"), { container: name }),
  );
  addObjections(found, ofContainers);
  return found;
}
