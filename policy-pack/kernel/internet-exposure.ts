import { notEvaluated, pass, violation } from "./answer";
import type { Field } from "./field";
import { INSTANCES, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, NODE_GROUP } from "./node-types";
import { routeOut } from "./route-tables";
import { eachRule, GROUP, RULE_TYPES } from "./security-group-rules";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { subnetsAt } from "./subnet-exposure";
import { both, either, invert, type Truth } from "./truth";

export const BALANCERS = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elb/loadBalancer:LoadBalancer",
];
/** What may have an address that the internet reaches. */
export const EXPOSABLE = [NODE_GROUP, "aws:autoscaling/group:Group", ...INSTANCES, ...BALANCERS];

const SUBNETS = ["subnetIds", "subnetId", "subnets", "subnetMappings", "vpcZoneIdentifiers"];
const TEMPLATE_PROPERTIES = ["launchTemplate", "launchConfiguration", "mixedInstancesPolicy"];
const GROUPS = ["vpcSecurityGroupIds", "securityGroups"];

/** The three things that must all be open before the internet reaches a node or load balancer. */
export interface Exposure {
  readonly address: Truth;
  readonly route: Truth;
  readonly groups: Truth;
}

export function exposureOf(subject: Subject, stack: StackIndex): Exposure {
  const subnets = subnetsOf(subject, stack);
  return {
    address: addressOf(subject, subnets, stack),
    route: ofAny(subnets, (subnet) => routeOut(subnet, stack)),
    groups: groupsOf(subject, stack),
  };
}

export function isExposed({ address, route, groups }: Exposure): Truth {
  return both(address, route, groups);
}

/** The subnets of the stack that a subject is in, and nothing for those of elsewhere. */
function subnetsOf(subject: Subject, stack: StackIndex): readonly (Subject | undefined)[] {
  const named = SUBNETS.map((property) => subnetsAt(subject, property, stack));
  const own = named.flatMap((each) => each.own);
  const hasOthers = own.length === 0 || named.some((each) => each.hasOthers);
  return hasOthers ? [...own, undefined] : own;
}

function ofAny(
  subnets: readonly (Subject | undefined)[],
  judge: (subnet: Subject) => Truth,
): Truth {
  return either(...subnets.map((subnet) => (subnet === undefined ? "maybe" : judge(subnet))));
}

function addressOf(
  subject: Subject,
  subnets: readonly (Subject | undefined)[],
  stack: StackIndex,
): Truth {
  const { type, inputs } = subject;
  if (BALANCERS.includes(type)) return invert(flagOf(inputs.at("internal")) ?? "no");
  const direct = flagOf(inputs.at("associatePublicIpAddress"));
  if (direct !== undefined) return direct;
  const templates = templatesOf(subject, stack);
  const flags = templates.flatMap((template) =>
    template === undefined ? ["maybe" as const] : interfaceFlags(template),
  );
  if (flags.length > 0) return either(...flags);
  return ofAny(subnets, (subnet) => flagOf(subnet.inputs.at("mapPublicIpOnLaunch")) ?? "no");
}

/** Launch templates take the flag as text, other resources as true or false; nothing where it is absent. */
function flagOf(field: Field): Truth | undefined {
  const value = field.any();
  if (value.state === "absent") return undefined;
  if (value.state === "unknown") return "maybe";
  if ([true, "true"].includes(value.value as boolean | string)) return "yes";
  return [false, "false"].includes(value.value as boolean | string) ? "no" : "maybe";
}

/** What of the stack a subject makes machines from, and nothing for a template of elsewhere. */
function templatesOf(
  { urn, inputs }: Subject,
  stack: StackIndex,
): readonly (Subject | undefined)[] {
  const templates = TEMPLATE_PROPERTIES.flatMap((property) => stack.sourcesOf(urn, property))
    .flatMap((source) => stack.get(source) ?? [])
    .filter(({ type }) => [LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION].includes(type));
  const namesNone = TEMPLATE_PROPERTIES.every((property) => inputs.at(property).absent);
  return templates.length > 0 || namesNone ? templates : [undefined];
}

function interfaceFlags({ inputs }: Subject): readonly Truth[] {
  const field = inputs.at("networkInterfaces");
  const interfaces = field.list();
  if (interfaces.state === "unknown") return ["maybe"];
  const holders = [inputs, ...(interfaces.state === "known" ? interfaces.value : [])];
  return holders.flatMap((one) => flagOf(one.at("associatePublicIpAddress")) ?? []);
}

/** EKS gives nodes without groups the cluster's own, which lets in nobody from outside; others get the VPC's default group. */
function groupsOf(subject: Subject, stack: StackIndex): Truth {
  const templates = templatesOf(subject, stack);
  const isGroupOfNodes = subject.type === NODE_GROUP;
  const holders = isGroupOfNodes || namesNoGroup(subject, stack) ? templates : [subject];
  const isBare = holders.every((one) => one !== undefined && namesNoGroup(one, stack));
  if (isBare) return isGroupOfNodes ? letsInBySsh(subject) : "maybe";
  return either(
    ...holders.map((holder) => (holder === undefined ? "maybe" : namedGroups(holder, stack))),
  );
}

const GROUP_PROPERTIES = [...GROUPS, "networkInterfaces"];

function namesNoGroup(holder: Subject, stack: StackIndex): boolean {
  const isAbsent = GROUP_PROPERTIES.every((property) => holder.inputs.at(property).absent);
  return isAbsent && groupsNamedBy(holder, stack).length === 0;
}

function groupsNamedBy({ urn }: Subject, stack: StackIndex): readonly Subject[] {
  return GROUP_PROPERTIES.flatMap((property) => stack.sourcesOf(urn, property))
    .flatMap((source) => stack.get(source) ?? [])
    .filter(({ type }) => type === GROUP);
}

/** A key without source groups opens port 22 to the internet (EKS API reference, `RemoteAccessConfig`). */
function letsInBySsh({ inputs }: Subject): Truth {
  const access = inputs.at("remoteAccess");
  const { state } = access.at("ec2SshKey").any();
  if (access.absent || state === "absent") return "no";
  const sources = access.at("sourceSecurityGroupIds");
  const list = sources.list();
  const isOpen = sources.absent || (list.state === "known" && list.value.length === 0);
  if (isOpen) return state === "known" ? "yes" : "maybe";
  return list.state === "unknown" ? "maybe" : "no";
}

/** Whether one of the security groups that a machine, template or load balancer names admits the internet. */
function namedGroups(holder: Subject, stack: StackIndex): Truth {
  const groups = groupsNamedBy(holder, stack);
  const isPartly = groups.length === 0 || namedCount(holder) > groups.length;
  return either(...groups.map((group) => letsIn(group, stack)), isPartly ? "maybe" : "no");
}

/** How many groups the lists have that are known so far. */
function namedCount({ inputs }: Subject): number {
  const counts = GROUPS.map((property) => {
    const list = inputs.at(property).list();
    return list.state === "known" ? list.value.length : 0;
  });
  return Math.max(...counts);
}

/** Whether a security group, with its own rules and the standalone ones of the stack, admits the internet. */
function letsIn(group: Subject, stack: StackIndex): Truth {
  const standalone = RULE_TYPES.filter((type) => type !== GROUP).flatMap((type) =>
    stack.ofType(type),
  );
  const rules = standalone.map((rule): Truth => {
    const sources = stack.sourcesOf(rule.urn, "securityGroupId");
    if (sources.includes(group.urn)) return admits(rule);
    const isOpen = sources.length === 0 && rule.inputs.at("securityGroupId").unknown !== undefined;
    return isOpen ? both("maybe", admits(rule)) : "no";
  });
  return either(admits(group), ...rules);
}

function admits(holder: Subject): Truth {
  const answers = eachRule(holder, "ingress", (rule) => {
    const wide = rule.isWorldWide;
    if (wide === "no") return pass;
    return wide === "yes"
      ? violation(rule.field, "the internet", "named ranges")
      : notEvaluated(rule.field, "its ranges are not known");
  });
  if (answers.some(({ status }) => status === "violation")) return "yes";
  return answers.some(({ status }) => status === "notEvaluated") ? "maybe" : "no";
}
