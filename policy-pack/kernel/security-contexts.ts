import { asList, type Answer, type Answers } from "./answer";
import type { Field } from "./field";
import type { PodView } from "./pod";

/** Whose security context it is: a container's, or the pod's where no container is named. */
export interface ContextOwner {
  readonly container?: string;
}

/** The answers of one rule over the security context of the pod and of every container. */
export function eachSecurityContext(
  pod: PodView,
  rule: (securityContext: Field, owner: ContextOwner) => Answers,
): readonly Answer[] {
  return [
    ...asList(rule(pod.securityContext, {})),
    ...pod.eachContainer(({ field, name }) =>
      rule(field.at("securityContext"), { container: name }),
    ),
  ];
}
