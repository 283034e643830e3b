import type { NotEvaluated } from "./answer";
import type { FlagValue } from "./command-line";
import type { Field } from "./field";

export const PROGRAMS = [
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "etcd",
  "kubelet",
] as const;
export type Program = (typeof PROGRAMS)[number];

/** The flags that a program of the control plane starts with, wherever they are written. */
export interface ProgramFlags {
  readonly program: Program;
  /** Where one would add a flag. */
  readonly at: Field;
  /** Name of the container, for exemptions. */
  readonly container?: string;
  /** The values of a flag in their order; none where it is not given. */
  readonly valuesOf: (flag: string) => readonly FlagValue[];
  /** Places that are not known, each of which may set any flag. */
  readonly gaps: readonly NotEvaluated[];
}
