import { asList, notEvaluated, pass, type Answer, type Answers } from "./answer";
import { isWorldWide } from "./cidr-union";
import { eachEntry } from "./each-entry";
import type { Field } from "./field";
import type { Subject } from "./subject";
import { truthOf, type Truth } from "./truth";

export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const CLASSIC = "aws:ec2/securityGroupRule:SecurityGroupRule";
const SINGLE = {
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;

export type Direction = keyof typeof SINGLE;

/**
 * Resources that hold rules of security groups: a group with its own, and both standalone forms. The default group of a VPC
 * is for a control of its own.
 */
export const RULE_TYPES: readonly string[] = [GROUP, CLASSIC, SINGLE.ingress, SINGLE.egress];

const OTHER_PEERS = [
  "prefixListId",
  "prefixListIds",
  "securityGroups",
  "self",
  "referencedSecurityGroupId",
  "sourceSecurityGroupId",
];

/** One rule, whatever resource it stands in. */
export class GroupRule {
  constructor(readonly field: Field) {}

  /** "-1" is every protocol. */
  get protocol(): Field {
    const named = this.field.at("ipProtocol");
    return named.absent ? this.field.at("protocol") : named;
  }

  /** Whether its ranges together are more than one organisation has. */
  get isWorldWide(): Truth {
    const readings = this.ranges.map((range) => range.string());
    const known = readings.flatMap((one) => (one.state === "known" ? [one.value] : []));
    if (isWorldWide(known)) return "yes";
    const isOpen = this.lists.some(({ unknown }) => unknown !== undefined);
    return isOpen || readings.some(({ state }) => state === "unknown") ? "maybe" : "no";
  }

  get hasNoPeer(): Truth {
    const fields = [...this.lists, ...OTHER_PEERS.map((key) => this.field.at(key))];
    return truthOf(fields.every(({ absent }) => absent));
  }

  private get lists(): readonly Field[] {
    return ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"].map((key) =>
      this.field.at(key),
    );
  }

  private get ranges(): readonly Field[] {
    return this.lists.flatMap((field) => {
      const list = field.list();
      if (list.state === "known") return list.value;
      return field.absent ? [] : [field];
    });
  }
}

/** The answers of a rule of the pack over each rule of a direction that a resource holds. */
export function eachRule(
  { type, inputs }: Subject,
  direction: Direction,
  judge: (rule: GroupRule) => Answers,
): readonly Answer[] {
  if (type === SINGLE[direction]) return asList(judge(new GroupRule(inputs)));
  if (type === SINGLE.ingress || type === SINGLE.egress) return [pass];
  if (type !== CLASSIC)
    return eachEntry(inputs.at(direction), (entry) => judge(new GroupRule(entry)));
  const named = inputs.at("type").string();
  if (named.state === "known") {
    return named.value === direction ? asList(judge(new GroupRule(inputs))) : [pass];
  }
  const answers = asList(judge(new GroupRule(inputs)));
  if (answers.every(({ status }) => status === "pass")) return answers;
  return [notEvaluated(named.field, named.state === "unknown" ? named.why : "it has no direction")];
}
