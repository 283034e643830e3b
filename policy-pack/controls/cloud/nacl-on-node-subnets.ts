import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import type { StackIndex } from "../../kernel/stack-index";
import { hasOwnAcl, isAssociated, NETWORK_ACL, subnetsNamedBy } from "../../kernel/subnet-acls";
import { subnetsAt } from "../../kernel/subnet-exposure";
import type { Subject } from "../../kernel/subject";

const PLACES: Readonly<Record<string, string>> = {
  "aws:eks/nodeGroup:NodeGroup": "subnetIds",
  "aws:eks/fargateProfile:FargateProfile": "subnetIds",
};

export const naclOnNodeSubnets = control(
  {
    id: "nacl-on-node-subnets",
    title: "Subnets of nodes should have a network ACL of their own.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: the subnets of the stack that aws.eks.NodeGroup and aws.eks.FargateProfile name, by property " +
      "dependencies, and every aws.ec2.NetworkAcl. Wanted: a NetworkAcl that names the subnet in subnetIds, or a " +
      "NetworkAclAssociation; and a subnet for each NetworkAcl. Absent means the VPC's default ACL, which lets everything " +
      "through, a violation. Subnets from elsewhere and unknown ones are not evaluated.",
    rationale:
      "The ACL is what still holds when somebody opens a security group; one without a subnet holds nothing.",
    remediation: "Name the subnets in subnetIds of a NetworkAcl.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"],
    componentSide: "ClusterNetwork has an ACL for each kind of its subnets.",
  },
  onStack((stack) => stack.ofType(NETWORK_ACL), judgeAcl),
  onStack((stack) => Object.keys(PLACES).flatMap((type) => stack.ofType(type)), judgePlace),
);

function judgeAcl(acl: Subject, stack: StackIndex): Answer {
  const subnets = acl.inputs.at("subnetIds");
  const reading = subnets.list();
  if (reading.state === "unknown") {
    const isMade = subnetsNamedBy(acl, "subnetIds", stack).length > 0 || isAssociated(acl, stack);
    return isMade ? pass : notEvaluated(subnets, reading.why);
  }
  const isEmpty = reading.state === "absent" || reading.value.length === 0;
  if (!isEmpty || isAssociated(acl, stack)) return pass;
  return violation(subnets, "no subnet", "a subnet at least");
}

function judgePlace(place: Subject, stack: StackIndex): readonly Answer[] {
  const property = PLACES[place.type] ?? "";
  const field = place.inputs.at(property);
  if (field.absent) return [];
  const subnets = subnetsNamedBy(place, property, stack);
  if (subnets.length === 0) return [notEvaluated(field, "its subnets are not in this stack")];
  const { hasOthers } = subnetsAt(place, property, stack);
  const others = hasOthers
    ? [notEvaluated(field, "some of its subnets are not in this stack")]
    : [];
  const answers = subnets.map((subnet) => {
    const isCovered = hasOwnAcl(subnet, stack);
    if (isCovered === "yes") return pass;
    if (isCovered === "no") {
      return violation(field, `${subnet.name} with the default ACL`, "an ACL of their own");
    }
    return notEvaluated(field, `nothing tells whether ${subnet.name} has an ACL`);
  });
  return [...answers, ...others];
}
