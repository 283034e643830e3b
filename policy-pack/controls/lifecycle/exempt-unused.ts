import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onRun } from "../../kernel/control";
import type { ExemptionLedger, LedgerEntry } from "../../kernel/exemption-ledger";
import { bearersOf } from "../../kernel/exemption-places";
import { isExpired } from "../../kernel/exemptions";
import type { Subject } from "../../kernel/subject";

export const exemptUnused = control(
  {
    id: "exempt-unused",
    title: "Exemptions must exempt something.",
    severity: "low",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: exemptions that have not ended and that exempt no finding of the run, among them those that name a " +
      "resource which is not there, or a control that passes or does not run; and the annotation hardened-cluster/exemptions on " +
      "objects that no component of the library makes, where it exempts nothing. Absent exemptions are what is wanted. An " +
      "unknown annotation is not evaluated.",
    rationale:
      "An exemption that nothing needs is a hole that waits: the next change of the resource slips through it unseen.",
    remediation:
      "Remove the exemption, correct its target, or move it from the annotation to the settings.",
    references: ["https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/"],
    componentSide: "none, because exemptions belong to the pack's configuration.",
  },
  onRun(
    (stack, { ledger }) => [
      ...new Set([
        ...ledger.entries.flatMap((entry) => bearersOf(entry, stack)),
        ...[...ledger.recordings].flatMap(([{ urn }]) => stack.get(urn) ?? []),
      ]),
    ],
    (subject, stack, { ledger }): readonly Answer[] => [
      ...judgePlace(subject, ledger),
      ...ledger.entries
        .filter((entry) => bearersOf(entry, stack).includes(subject))
        .map((entry) => judge(entry, ledger)),
    ],
  ),
);

function judge({ exemption, path }: LedgerEntry, ledger: ExemptionLedger): Answer {
  if (isExpired(exemption, ledger.asOf) || ledger.isUsed(exemption)) return pass;
  const { control: exempted, owner } = exemption;
  return violation(
    path,
    `an exemption from ${exempted} (owner ${owner}) that took no finding`,
    "one that something needs, or none",
  );
}

function judgePlace(subject: Subject, ledger: ExemptionLedger): readonly Answer[] {
  const recording = ledger.recordingOf(subject);
  if (recording === undefined) return [];
  if (recording.unknown !== undefined) return [notEvaluated(recording.field, recording.unknown)];
  if (recording.honoured) return [];
  return [
    violation(
      recording.field,
      "exemptions on an object that no component makes",
      "exemptions in the settings",
    ),
  ];
}
