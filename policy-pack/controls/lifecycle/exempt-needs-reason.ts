import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import type { ExemptionLedger } from "../../kernel/exemption-ledger";
import { bearersOf } from "../../kernel/exemption-places";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const exemptNeedsReason = control(
  {
    id: "exempt-needs-reason",
    title: "Exemptions must say why, whose they are and until when.",
    severity: "high",
    level: "mandatory",
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: reason of every exemption, and the whole annotation hardened-cluster/exemptions of objects that " +
      "components make. Allowed: a reason of two words or more, and in the annotation a JSON list of objects with control, " +
      "reason, owner and expires, and container where one is meant. An absent annotation records nothing; settings with an " +
      "absent value are refused as configuration errors before anything is judged. An unknown annotation is not evaluated.",
    rationale:
      "Who meets an exemption a year later must be able to tell whether it is still needed, and whom to ask.",
    remediation:
      "Write a sentence that says why the deviation is accepted, or remove the exemption.",
    references: ["https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/"],
    componentSide: "none, because no component records an exemption without being asked.",
  },
  onStack(
    (stack, { ledger }) => [
      ...new Set([
        ...ledger.entries.flatMap((entry) => bearersOf(entry, stack)),
        ...holders(ledger, stack),
      ]),
    ],
    (subject, stack, { ledger }) => [
      ...judgeAnnotation(subject, ledger),
      ...ledger.entries
        .filter((entry) => bearersOf(entry, stack).includes(subject))
        .map(({ exemption, path }) => judgeReason(exemption.reason, `${path}.reason`)),
    ],
  ),
);

/** The objects whose annotation counts. */
function holders(ledger: ExemptionLedger, stack: StackIndex): readonly Subject[] {
  return [...ledger.recordings].flatMap(([{ urn }, { honoured }]) => {
    const holder = stack.get(urn);
    return honoured && holder !== undefined ? [holder] : [];
  });
}

function judgeAnnotation(subject: Subject, ledger: ExemptionLedger): readonly Answer[] {
  const recording = ledger.recordingOf(subject);
  if (recording === undefined || !recording.honoured) return [];
  const { field, unknown, faults } = recording;
  if (unknown !== undefined) return [notEvaluated(field, unknown)];
  return faults.map(({ path, found, wanted }) => violation(path, found, wanted));
}

function judgeReason(reason: string, path: string): Answer {
  const words = reason.trim().split(/\s+/).length;
  return words > 1 ? pass : violation(path, "a single word", "a sentence that says why");
}
