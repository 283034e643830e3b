import { violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";

export const ecrRegistryScan = control(
  {
    id: "ecr-registry-scan",
    title: "The scanning of the registry must be enhanced and not manual.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["D2"],
    frameworks: [],
    contract:
      'Restricted: scanType and rules[].scanFrequency of aws.ecr.RegistryScanningConfiguration. Allowed: "ENHANCED", and any frequency but "MANUAL". Absent rules mean manual scans of every repository, a violation. Unknown is not evaluated.',
    rationale:
      "Enhanced scanning judges an image again when a flaw becomes known, and packages of languages too.",
    remediation:
      'Set scanType to "ENHANCED", with a rule whose scanFrequency is "CONTINUOUS_SCAN".',
    references: [
      "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html",
    ],
    componentSide: "AccountGuards scans every repository continuously.",
  },
  onResources(
    ["aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration"],
    ({ inputs }) => {
      const rules = inputs.at("rules");
      const hasNone = rules.absent || (rules.list().state === "known" && rules.at(0).absent);
      return [
        expectThat(inputs.at("scanType").string(), {
          holds: (type) => type === "ENHANCED",
          wanted: '"ENHANCED"',
        }),
        ...(hasNone ? [violation(rules, "none", "a rule that scans without being asked")] : []),
        ...eachEntry(rules, (rule) =>
          expectThat(rule.at("scanFrequency").string(), {
            holds: (often) => often !== "MANUAL",
            wanted: '"CONTINUOUS_SCAN" or "SCAN_ON_PUSH"',
          }),
        ),
      ];
    },
  ),
);
