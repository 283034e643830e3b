import type { Field } from "./field";
import { LAUNCH_TEMPLATE } from "./node-types";
import { GROUP } from "./security-group-rules";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

const SINGLE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const CLASSIC = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Ports that nodes open to each other. */
interface Opening {
  /** In lower case; "-1" is every protocol. */
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/** Ports that pods on one node reach on another, through the security groups of the nodes. */
export interface NodePorts {
  readonly openings: readonly Opening[];
  /** Rules of which ports or peers are not known, so that more may be open. */
  readonly unclear: readonly string[];
}

/** The security groups that launch templates of the stack give to nodes. */
export function nodeSecurityGroups(stack: StackIndex): ReadonlySet<string> {
  const sources = stack
    .ofType(LAUNCH_TEMPLATE)
    .flatMap(({ urn }) => [
      ...stack.sourcesOf(urn, "vpcSecurityGroupIds"),
      ...stack.sourcesOf(urn, "networkInterfaces"),
    ]);
  return new Set(sources.filter((urn) => stack.get(urn)?.type === GROUP));
}

const byStack = new WeakMap<StackIndex, NodePorts>();

/** What the ingress rules of `groups` open to members of these groups; ranges of addresses count, whatever they hold. */
export function nodePorts(stack: StackIndex, groups: ReadonlySet<string>): NodePorts {
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const openings: Opening[] = [];
  const unclear: string[] = [];
  const rules = [
    ...stack
      .ofType(GROUP)
      .filter(({ urn }) => groups.has(urn))
      .flatMap(inlineRules),
    ...[...stack.ofType(SINGLE), ...stack.ofType(CLASSIC)]
      .filter((rule) => isAmong(rule, stack, groups))
      .map((rule) => ({ name: rule.name, field: rule.inputs })),
  ];
  for (const { name, field } of rules) {
    const opening = openingOf(field);
    if (opening === undefined) unclear.push(name);
    else openings.push(opening);
  }
  const ports = { openings, unclear };
  byStack.set(stack, ports);
  return ports;
}

function isAmong(rule: Subject, stack: StackIndex, groups: ReadonlySet<string>): boolean {
  const { inputs, urn } = rule;
  const from = (property: string): boolean =>
    stack.sourcesOf(urn, property).some((source) => groups.has(source));
  if (!from("securityGroupId")) return false;
  const direction = inputs.at("type").string();
  if (rule.type === CLASSIC && direction.state === "known" && direction.value !== "ingress") {
    return false;
  }
  const isSelf = !inputs.at("self").absent;
  const isRange = ["cidrIpv4", "cidrIpv6", "cidrBlocks"].some((key) => !inputs.at(key).absent);
  return isSelf || isRange || from("referencedSecurityGroupId") || from("sourceSecurityGroupId");
}

function inlineRules({
  name,
  inputs,
}: Subject): { readonly name: string; readonly field: Field }[] {
  const list = inputs.at("ingress").list();
  if (list.state === "absent") return [];
  const fields = list.state === "known" ? list.value : [inputs.at("ingress")];
  return fields.map((field) => ({ name, field }));
}

function openingOf(rule: Field): Opening | undefined {
  const named = rule.at("ipProtocol");
  const protocol = (named.absent ? rule.at("protocol") : named).string();
  if (protocol.state !== "known") return undefined;
  if (protocol.value === "-1") return { protocol: "-1", first: 0, last: 65535 };
  const [first, last] = [rule.at("fromPort").number(), rule.at("toPort").number()];
  if (first.state !== "known" || last.state !== "known") return undefined;
  return { protocol: protocol.value.toLowerCase(), first: first.value, last: last.value };
}

/** Whether all ports from `first` to `last` are open, by one rule or by several together. */
export function isOpen(
  { openings }: NodePorts,
  protocol: string,
  first: number,
  last: number,
): boolean {
  const fitting = openings.filter((one) => ["-1", protocol.toLowerCase()].includes(one.protocol));
  let next = first;
  while (next <= last) {
    const at = next;
    const reach = fitting.filter((one) => one.first <= at && at <= one.last);
    if (reach.length === 0) return false;
    next = Math.max(...reach.map((one) => one.last)) + 1;
  }
  return true;
}
