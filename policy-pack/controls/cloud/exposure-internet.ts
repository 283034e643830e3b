import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { EXPOSABLE, exposureOf, isExposed } from "../../kernel/internet-exposure";

export const exposureInternet = control(
  {
    id: "exposure-internet",
    title: "The internet must reach no node, and load balancers only on purpose.",
    severity: "high",
    level: "advisory",
    layer: "cloud",
    requirements: ["C1", "C2"],
    frameworks: [],
    contract:
      "Restricted: node groups, scaling groups, instances, spot requests and load balancers of which all three are open: a public address (internal, " +
      "associatePublicIpAddress, mapPublicIpOnLaunch), a subnet with a route to an internet gateway, and a security group " +
      "that admits the internet, its standalone rules and unions of ranges included. Allowed: one of the three closed. " +
      "Absent internal means a public address; nodes without groups have the cluster's, and port 22 open to the internet " +
      "with remoteAccess.ec2SshKey and no source groups. Subnets, routes, groups and launch templates that are not in " +
      "the stack, and unknown values, are not evaluated where they decide.",
    rationale:
      "Each of the three alone is harmless and often allowed by a rule of its own; together they are the way in.",
    remediation:
      "Move the nodes to private subnets, make the load balancer internal, or name the callers' ranges in its group; " +
      "exempt what is public on purpose.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html",
      "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
    ],
    componentSide:
      "ClusterNetwork gives nodes private subnets without public addresses, and groups that admit named peers.",
  },
  onStack(
    (stack) => EXPOSABLE.flatMap((type) => stack.ofType(type)),
    (subject, stack): Answer => {
      const exposure = exposureOf(subject, stack);
      const truth = isExposed(exposure);
      if (truth === "no") return pass;
      if (truth === "maybe") {
        const open = Object.entries(exposure).filter(([, one]) => one === "maybe");
        return notEvaluated("", `not fully in the stack: ${open.map(([name]) => name).join(", ")}`);
      }
      return violation(
        "",
        "a public address, a route to an internet gateway and a security group that admits the internet",
        "one of the three closed",
      );
    },
  ),
);
