import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";
import { routeOut } from "./route-tables";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export const SUBNET = "aws:ec2/subnet:Subnet";

/** The subnets that a property names, as far as the stack has them. */
export interface NamedSubnets {
  readonly own: readonly Subject[];
  /** Whether it may name others. */
  readonly hasOthers: boolean;
}

export function subnetsAt(
  { urn, inputs }: Subject,
  property: string,
  stack: StackIndex,
): NamedSubnets {
  const sources = stack.sourcesOf(urn, property).map((source) => stack.get(source));
  const own = sources.filter((one): one is Subject => one?.type === SUBNET);
  const field = inputs.at(property);
  if (field.absent) return { own, hasOthers: false };
  const list = field.list();
  if (list.state === "known") return { own, hasOthers: list.value.length > own.length };
  const isOne = field.string().state === "known";
  const hasOthers = own.length === 0 || (!isOne && own.length < sources.length);
  return { own, hasOthers };
}

/** The answers about the subnets that a property names: each must hand out no public addresses and have no route to an internet gateway. */
export function judgeSubnets(
  subject: Subject,
  property: string,
  stack: StackIndex,
): readonly Answer[] {
  const field = subject.inputs.at(property);
  if (field.absent) return [];
  const { own, hasOthers } = subnetsAt(subject, property, stack);
  const answers = own.map((subnet) => judgeSubnet(field, subnet, stack));
  if (!hasOthers) return answers;
  const whose = own.length === 0 ? "its" : "some of its";
  return [...answers, notEvaluated(field, `${whose} subnets are not in this stack`)];
}

function judgeSubnet(field: Field, subnet: Subject, stack: StackIndex): Answer {
  const mapping = subnet.inputs.at("mapPublicIpOnLaunch").boolean();
  const refuse = (what: string) =>
    violation(field, `${subnet.name}, which ${what}`, "private subnets");
  if (mapping.state === "known" && mapping.value) return refuse("hands out public addresses");
  const out = routeOut(subnet, stack);
  if (out === "yes") return refuse("has a route to an internet gateway");
  if (mapping.state === "unknown") {
    const what = `mapPublicIpOnLaunch of ${subnet.name}`;
    return notEvaluated(field, `${what} is not known during a preview`);
  }
  if (out === "no") return pass;
  return notEvaluated(field, `nothing tells where the route table of ${subnet.name} leads`);
}
