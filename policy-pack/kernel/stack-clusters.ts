import type { Context } from "./context";
import type { ParameterSchema } from "./control";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export const CLUSTER = "aws:eks/cluster:Cluster";

/** Parameter of controls that look for something beside a cluster. */
export const ELSEWHERE: Record<string, ParameterSchema> = {
  elsewhere: {
    type: "boolean",
    default: false,
    description:
      "True where another stack has it: a cluster is then judged only where its own stack has some of it. " +
      "Default: false.",
  },
};

/**
 * The clusters beside which a control looks for something: those that the stack makes, and where `elsewhere` is set only when
 * the stack has some of it. A cluster that is only read, and of which nothing is known, is another stack's.
 */
export function clustersToJudge(
  stack: StackIndex,
  hasSome: boolean,
  { parameters }: Context,
): readonly Subject[] {
  if (!hasSome && parameters["elsewhere"] === true) return [];
  return stack.ofType(CLUSTER).filter(({ inputs }) => hasSome || inputs.unknown === undefined);
}

/** Whether the stack makes objects of Kubernetes; what another stack does inside a cluster is not seen. */
export function reachesInside(stack: StackIndex): boolean {
  return stack.subjects.some(({ kubernetes }) => kubernetes !== undefined);
}
