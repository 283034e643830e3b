import { pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { isExpired, type Exemption } from "../../kernel/exemptions";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";

export const exemptExpired = control(
  {
    id: "exempt-expired",
    title: "Exemptions must not outlive their date.",
    severity: "high",
    level: "mandatory",
    layer: "lifecycle",
    requirements: ["L3"],
    frameworks: [],
    contract:
      "Restricted: expires of every exemption in the settings. Allowed: the date of the run or a later one. The finding " +
      "stands at the exempted resource, or at the stack where the stack does not hold it. An expired exemption exempts " +
      "nothing. Absent and malformed dates are refused as configuration errors.",
    rationale:
      "An exemption is a loan: without an end that is enforced, accepted risks become the normal state.",
    remediation:
      "Mend the resource and remove the exemption, or have its owner renew it with a new date.",
    references: ["https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/"],
    componentSide: "none, because exemptions belong to the pack's configuration.",
  },
  onStack(
    (stack, { exemptions }) => [
      ...new Set(exemptions.flatMap((exemption) => bearers(exemption, stack))),
    ],
    (subject, stack, { exemptions, asOf }): readonly Answer[] =>
      exemptions.flatMap((exemption, index): readonly Answer[] => {
        if (!bearers(exemption, stack).includes(subject)) return [];
        if (!isExpired(exemption, asOf)) return [pass];
        return [
          violation(
            `settings.exemptions[${String(index)}].expires`,
            `${exemption.expires} (${exemption.control}, owner ${exemption.owner})`,
            `${asOf} or later`,
          ),
        ];
      }),
  ),
);

/** The resources that an exemption names; where it names none that is there, the stack, or what comes first in it. */
function bearers(exemption: Exemption, stack: StackIndex): readonly Subject[] {
  const targeted = stack.targeted(exemption.target);
  if (targeted.length > 0) return targeted;
  const bearer = stack.root ?? stack.subjects[0];
  return bearer === undefined ? [] : [bearer];
}
