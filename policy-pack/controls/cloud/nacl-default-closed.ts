import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";

export const naclDefaultClosed = control(
  {
    id: "nacl-default-closed",
    title: "The default network ACL of a VPC must have no rules.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C14"],
    frameworks: [],
    contract:
      "Restricted: ingress and egress of aws.ec2.DefaultNetworkAcl. Allowed: none. Absent means none. Unknown lists are not evaluated.",
    rationale: "A subnet that names no ACL gets this one; without rules it lets nothing through.",
    remediation: "Leave ingress and egress out, and give everything a group or an ACL of its own.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html"],
    componentSide: "ClusterNetwork takes the rules of the defaults away.",
  },
  onResources(["aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"], ({ inputs }) => [
    hasNone(inputs.at("ingress")),
    hasNone(inputs.at("egress")),
  ]),
);
function hasNone(rules: Field): Answer {
  const reading = rules.list();
  if (reading.state === "absent") return pass;
  if (reading.state === "unknown") return notEvaluated(rules, reading.why);
  const { length } = reading.value;
  return length === 0 ? pass : violation(rules, `${String(length)} of them`, "no rule");
}
