import { pass, violation, type Answer } from "../../kernel/answer";
import type { Context } from "../../kernel/context";
import { control, onStack } from "../../kernel/control";
import { daysAfter } from "../../kernel/dates";
import type { LedgerEntry } from "../../kernel/exemption-ledger";
import { bearersOf } from "../../kernel/exemption-places";
import { isExpired } from "../../kernel/exemptions";

export const exemptExpired = control(
  {
    id: "exempt-expired",
    title: "Exemptions must not outlive their date, nor be given for too long.",
    severity: "high",
    level: "mandatory",
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: expires of every exemption, in the settings and in the annotation hardened-cluster/exemptions of objects " +
      "that components make. Allowed: the date of the run or a later one, up to the setting exemptionMaximumLife in days " +
      "after it. The finding stands at the exempted resource, or at the stack where the stack does not hold it. An expired " +
      "exemption exempts nothing. Absent and malformed dates are refused as configuration errors, those of annotations by " +
      "exempt-needs-reason.",
    rationale:
      "An exemption is a loan: without an end that is enforced, accepted risks become the normal state.",
    remediation:
      "Mend the resource and remove the exemption, or have its owner renew it with a new date.",
    references: ["https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/"],
    componentSide: "none, because exemptions belong to the pack's configuration.",
  },
  onStack(
    (stack, { ledger }) => [...new Set(ledger.entries.flatMap((entry) => bearersOf(entry, stack)))],
    (subject, stack, context): readonly Answer[] =>
      context.ledger.entries
        .filter((entry) => bearersOf(entry, stack).includes(subject))
        .map((entry) => judge(entry, context)),
  ),
);

function judge({ exemption, path }: LedgerEntry, { asOf, exemptionMaximumLife }: Context): Answer {
  const { control: exempted, expires, owner } = exemption;
  const found = `${expires} (${exempted}, owner ${owner})`;
  if (isExpired(exemption, asOf)) {
    return violation(`${path}.expires`, found, `${asOf} or later`);
  }
  const last = daysAfter(asOf, exemptionMaximumLife);
  return expires > last ? violation(`${path}.expires`, found, `${last} or earlier`) : pass;
}
