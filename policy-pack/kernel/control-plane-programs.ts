import { flagsInPod } from "./container-flags";
import { controlPlaneHolders, controlPlaneParts, documentsIn } from "./control-plane-documents";
import { kubeadmFlags } from "./kubeadm-flags";
import type { Program, ProgramFlags } from "./program-flags";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const found = new WeakMap<Subject, Map<Program, readonly ProgramFlags[]>>();

/** The flags of a program in what a resource holds: containers of its pods, and configuration of kubeadm. */
export function programsIn(subject: Subject, program: Program): readonly ProgramFlags[] {
  const known = found.get(subject) ?? new Map<Program, readonly ProgramFlags[]>();
  found.set(subject, known);
  const before = known.get(program);
  if (before !== undefined) return before;
  const programs = [
    ...controlPlaneParts(subject).pods.flatMap((pod) => flagsInPod(pod, program)),
    ...documentsIn(subject, "ClusterConfiguration").flatMap((one) => kubeadmFlags(one, program)),
  ];
  known.set(program, programs);
  return programs;
}

/** The resources of a stack that start a program. */
export function startersOf(stack: StackIndex, program: Program): readonly Subject[] {
  return controlPlaneHolders(stack).filter((subject) => programsIn(subject, program).length > 0);
}
