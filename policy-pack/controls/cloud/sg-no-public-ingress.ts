import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { RULE_TYPES, eachRule, type GroupRule } from "../../kernel/security-group-rules";

export const sgNoPublicIngress = control(
  {
    id: "sg-no-public-ingress",
    title: "Security groups must not admit the internet.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C1", "C2"],
    frameworks: [],
    contract:
      "Restricted: ingress of security groups, inline and in both standalone forms. Refused: ranges whose public part, taken together, is larger than a /16 (IPv6: a /32), on any port but the ones of the parameter publicPorts; 22, 3389 and every protocol are refused whatever the parameter says. Absent ranges admit nothing. Unknown ranges are not evaluated.",
    rationale: "What the internet reaches is scanned within minutes, whatever listens there.",
    remediation: "Name the ranges of your own networks, or the security group of the client.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
    componentSide: "ClusterNetwork admits the ranges of its API clients alone.",
    parameters: {
      publicPorts: {
        type: "array",
        items: { type: "integer" },
        default: [],
        description: "Single TCP ports that may be open to the internet.",
      },
    },
  },
  onResources(RULE_TYPES, (subject, { parameters }) => {
    const allowed = parameters["publicPorts"];
    const ports: readonly unknown[] = Array.isArray(allowed) ? allowed : [];
    return eachRule(subject, "ingress", (rule) => {
      const { field, isWorldWide } = rule;
      if (isWorldWide === "no" || isPublicPort(rule, ports)) return pass;
      if (isWorldWide === "maybe")
        return notEvaluated(field, "its ranges are not known during a preview");
      return violation(field, "the internet", "ranges of your own networks");
    });
  }),
);
function isPublicPort({ field, protocol }: GroupRule, ports: readonly unknown[]): boolean {
  const [name, from, to] = [
    protocol.string(),
    field.at("fromPort").number(),
    field.at("toPort").number(),
  ];
  if (name.state !== "known" || from.state !== "known" || to.state !== "known") return false;
  const isAdministration = [22, 3389].includes(from.value);
  return (
    name.value === "tcp" &&
    from.value === to.value &&
    !isAdministration &&
    ports.includes(from.value)
  );
}
