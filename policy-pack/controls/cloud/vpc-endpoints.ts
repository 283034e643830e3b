import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { clusterVpcs, endpointFor, wayOut } from "../../kernel/private-networks";
import type { StackIndex } from "../../kernel/stack-index";
import type { Subject } from "../../kernel/subject";
import { both, invert, type Truth } from "../../kernel/truth";

const SERVICES = ["ec2", "ecr.api", "ecr.dkr", "eks", "logs", "s3", "sts"];

export const vpcEndpoints = control(
  {
    id: "vpc-endpoints",
    title: "A VPC without a way out should have the endpoints that EKS needs.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C13"],
    frameworks: [],
    contract:
      "Restricted: each aws.ec2.Vpc of the stack in which a cluster of the stack has subnets, and which has no gateway, peering or attachment of the stack. Allowed: an aws.ec2.VpcEndpoint for each service of the parameter services; interfaces with subnets, gateways with route tables, also by associations. Absent is a violation. Unknown ids count as those of the resources that they are outputs of. Endpoints of an unknown VPC or service are not evaluated, nor is a VPC of which nothing tells whether a cluster or a gateway is in it.",
    rationale:
      "Without them nodes neither join nor pull images, and the quick remedy is a way to the whole internet.",
    remediation: "Make a VpcEndpoint for each service, S3 as a gateway.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html"],
    componentSide: "ClusterNetwork makes the endpoints that its add-ons and options need.",
    parameters: {
      services: {
        type: "array",
        items: { type: "string" },
        default: SERVICES,
        description: `Services that must have an endpoint. Default: ${SERVICES.join(", ")}.`,
      },
    },
  },
  onStack(
    (stack) => closedVpcs(stack).map(([vpc]) => vpc),
    (vpc, stack, { parameters: { services } }) => {
      const [, isClosed] = closedVpcs(stack).find(([one]) => one === vpc) ?? [vpc, "no"];
      const wanted = Array.isArray(services) ? services.map(String) : SERVICES;
      const answers = wanted.map((service) => judge(vpc, service, stack));
      if (isClosed === "yes" || answers.every(({ status }) => status === "pass")) return answers;
      return notEvaluated(vpc.inputs, "nothing tells whether a cluster has it, and no way out");
    },
  ),
);

/** VPCs of clusters without a way out, or that may be such. */
function closedVpcs(stack: StackIndex): readonly (readonly [Subject, Truth])[] {
  return clusterVpcs(stack)
    .map(([vpc, hasCluster]) => [vpc, both(hasCluster, invert(wayOut(vpc, stack)))] as const)
    .filter(([, isClosed]) => isClosed !== "no");
}

function judge(vpc: Subject, service: string, stack: StackIndex): Answer {
  switch (endpointFor(vpc, service, stack)) {
    case "yes":
      return pass;
    case "no":
      return violation(vpc.inputs, `no endpoint for ${service}`, "an endpoint");
    case "maybe":
      return notEvaluated(vpc.inputs, `an endpoint that may be the one for ${service} is unknown`);
  }
}
