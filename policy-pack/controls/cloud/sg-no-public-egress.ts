import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { RULE_TYPES, eachRule } from "../../kernel/security-group-rules";

const WANTED = "a security group, a prefix list or ranges of your own";

export const sgNoPublicEgress = control(
  {
    id: "sg-no-public-egress",
    title: "Security groups should not let everything out to the internet.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: egress of security groups, inline and in both standalone forms. Refused: ranges whose public part, taken together, is larger than a /16 (IPv6: a /32), on any port, and a standalone rule that names no destination. An absent egress of a group is no rule; unknown ranges are not evaluated.",
    rationale: "A way out to everywhere, on port 443 too, is the way that stolen data takes.",
    remediation: "Send egress to security groups, prefix lists and endpoints.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
    componentSide:
      "ClusterNetwork lets nodes out to endpoints, the control plane and Amazon S3 alone.",
  },
  onResources(RULE_TYPES, (subject) =>
    eachRule(subject, "egress", ({ field, isWorldWide, hasNoPeer }) => {
      if (hasNoPeer === "yes") return violation(field, "no destination", WANTED);
      if (isWorldWide === "no") return pass;
      if (isWorldWide === "maybe")
        return notEvaluated(field, "its ranges are not known during a preview");
      return violation(field, "the internet", WANTED);
    }),
  ),
);
