import { either, truthOf, type Truth } from "./truth";
import type { StackIndex } from "./stack-index";
import type { Subject } from "./subject";

export const NETWORK_ACL = "aws:ec2/networkAcl:NetworkAcl";
const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
const SUBNET = "aws:ec2/subnet:Subnet";

/** The subnets of the stack that a property names. */
export function subnetsNamedBy(
  { urn, inputs }: Subject,
  property: string,
  stack: StackIndex,
): readonly Subject[] {
  if (inputs.at(property).absent) return [];
  const sources = stack.sourcesOf(urn, property).map((source) => stack.get(source));
  return sources.filter((one): one is Subject => one?.type === SUBNET);
}

/** Whether the stack puts a network ACL of its own on a subnet; the default ACL of the VPC does not count. */
export function hasOwnAcl(subnet: Subject, stack: StackIndex): Truth {
  const holders = [
    ...stack.ofType(NETWORK_ACL).map((acl) => [acl, "subnetIds"] as const),
    ...stack.ofType(ASSOCIATION).map((association) => [association, "subnetId"] as const),
  ];
  return either(
    ...holders.map(([holder, property]): Truth => {
      const named = subnetsNamedBy(holder, property, stack);
      if (named.length > 0) return truthOf(named.includes(subnet));
      return isOpen(holder, property) ? "maybe" : "no";
    }),
  );
}

/** Whether subnets that nothing is known of may be among those of a property. */
function isOpen({ inputs }: Subject, property: string): boolean {
  const field = inputs.at(property);
  const entries = field.list();
  if (entries.state !== "known") return field.unknown !== undefined;
  return entries.value.some((entry) => entry.unknown !== undefined);
}

/** Whether an association of the stack gives an ACL a subnet. */
export function isAssociated(acl: Subject, stack: StackIndex): boolean {
  return stack
    .ofType(ASSOCIATION)
    .some(({ urn }) => stack.sourcesOf(urn, "networkAclId").includes(acl.urn));
}
