import { notEvaluated, pass, violation } from "./answer";
import type { Field } from "./field";
import { INSTANCE, LAUNCH_TEMPLATE, NODE_GROUP } from "./node-types";
import { eachRule, GROUP, RULE_TYPES } from "./security-group-rules";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";
import { routeOut, SUBNET } from "./subnet-exposure";
import { both, either, invert, type Truth } from "./truth";

export const BALANCERS = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elb/loadBalancer:LoadBalancer",
];
/** What may have an address that the internet reaches. */
export const EXPOSABLE = [NODE_GROUP, INSTANCE, ...BALANCERS];

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

/** Subnets of the stack that a subject is in; nothing where it names others. */
function subnetsOf({ urn }: Subject, stack: StackIndex): readonly Subject[] | undefined {
  const found = ["subnetIds", "subnetId", "subnets", "subnetMappings"]
    .flatMap((property) => stack.sourcesOf(urn, property))
    .flatMap((source) => stack.get(source) ?? [])
    .filter(({ type }) => type === SUBNET);
  return found.length === 0 ? undefined : found;
}

function ofAny(subnets: readonly Subject[] | undefined, judge: (one: Subject) => Truth): Truth {
  return subnets === undefined ? "maybe" : either(...subnets.map(judge));
}

function addressOf(
  subject: Subject,
  subnets: readonly Subject[] | undefined,
  stack: StackIndex,
): Truth {
  const { type, inputs } = subject;
  if (BALANCERS.includes(type)) return invert(flagOf(inputs.at("internal")) ?? "no");
  const own =
    type === INSTANCE
      ? [inputs.at("associatePublicIpAddress")]
      : templatesOf(subject, stack).flatMap((template) => interfacesOf(template));
  const flags = own.flatMap((field) => flagOf(field) ?? []);
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

function templatesOf({ urn }: Subject, stack: StackIndex): readonly Subject[] {
  return stack
    .sourcesOf(urn, "launchTemplate")
    .flatMap((source) => stack.get(source) ?? [])
    .filter(({ type }) => type === LAUNCH_TEMPLATE);
}

function interfacesOf({ inputs }: Subject): readonly Field[] {
  const interfaces = inputs.at("networkInterfaces").list();
  if (interfaces.state !== "known") return [];
  return interfaces.value.map((one) => one.at("associatePublicIpAddress"));
}

/** EKS gives nodes without groups the cluster's own, which lets in nobody from outside; others get the VPC's default group. */
function groupsOf(subject: Subject, stack: StackIndex): Truth {
  const holders = subject.type === NODE_GROUP ? templatesOf(subject, stack) : [subject];
  const properties = ["vpcSecurityGroupIds", "securityGroups", "networkInterfaces"];
  const sources = holders.flatMap(({ urn }) =>
    properties.flatMap((property) => stack.sourcesOf(urn, property)),
  );
  const groups = sources
    .flatMap((urn) => stack.get(urn) ?? [])
    .filter(({ type }) => type === GROUP);
  if (groups.length > 0) return either(...groups.map((group) => letsIn(group, stack)));
  const isBare = holders.every(({ inputs }) =>
    properties.every((property) => inputs.at(property).absent),
  );
  return subject.type === NODE_GROUP && isBare ? "no" : "maybe";
}

/** Whether a security group, with its own rules and the standalone ones of the stack, admits the internet. */
function letsIn(group: Subject, stack: StackIndex): Truth {
  const standalone = RULE_TYPES.filter((type) => type !== GROUP)
    .flatMap((type) => stack.ofType(type))
    .filter(({ urn }) => stack.sourcesOf(urn, "securityGroupId").includes(group.urn));
  const answers = [group, ...standalone].flatMap((holder) =>
    eachRule(holder, "ingress", (rule) => {
      const wide = rule.isWorldWide;
      if (wide === "no") return pass;
      return wide === "yes"
        ? violation(rule.field, "the internet", "named ranges")
        : notEvaluated(rule.field, "its ranges are not known");
    }),
  );
  if (answers.some(({ status }) => status === "violation")) return "yes";
  return answers.some(({ status }) => status === "notEvaluated") ? "maybe" : "no";
}
