import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { RULE_TYPES, eachRule, type GroupRule } from "../../kernel/security-group-rules";

const DIRECTIONS = ["ingress", "egress"] as const;
const ICMP = ["icmp", "icmpv6", "1", "58"];

export const sgExactPorts = control(
  {
    id: "sg-exact-ports",
    title: "Rules of security groups should name protocol and port.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      'Restricted: protocol, fromPort and toPort of rules of security groups in all three forms. Allowed: tcp and udp with one port, or a range from 1024 on; icmp and icmpv6. Absent ports and the protocol "-1" mean everything, a violation. Unknown is not evaluated.',
    rationale: "A rule for every port also admits what starts to listen next year.",
    remediation: "Set the protocol, and fromPort and toPort to one port.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
    componentSide: "ClusterNetwork has a rule for each port.",
  },
  onResources(RULE_TYPES, (subject) =>
    DIRECTIONS.flatMap((direction) => eachRule(subject, direction, judge)),
  ),
);
function judge({ field, protocol }: GroupRule): Answer {
  const name = protocol.string();
  if (name.state === "unknown") return notEvaluated(protocol, name.why);
  if (name.state === "absent" || ["-1", "all"].includes(name.value)) {
    return violation(protocol, "every protocol", "one protocol");
  }
  if (ICMP.includes(name.value)) return pass;
  const [from, to] = [field.at("fromPort").number(), field.at("toPort").number()];
  if (from.state === "unknown") return notEvaluated(from.field, from.why);
  if (to.state === "unknown") return notEvaluated(to.field, to.why);
  if (from.state === "absent") return violation(from.field, "absent", "a port");
  if (to.state === "absent") return violation(to.field, "absent", "a port");
  const isExact = from.value === to.value || from.value >= 1024;
  return isExact
    ? pass
    : violation(from.field, `${String(from.value)} to ${String(to.value)}`, "one port");
}
