import { control, onStack } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { judgeSubnets } from "../../kernel/subnet-exposure";

export const eksFargatePrivate = control(
  {
    id: "eks-fargate-private",
    title: "Fargate profiles must be for named namespaces, in private subnets.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C2"],
    frameworks: [],
    contract:
      "Restricted: subnets of the stack that aws.eks.FargateProfile subnetIds depend on, and " +
      "selectors[].namespace. Allowed: subnets with mapPublicIpOnLaunch false and without a route to an internet " +
      "gateway, and namespaces without wildcards. Absent means false, the default of the service; absent " +
      "selectors are none. Subnets, VPCs and route tables that are not in the stack and unknown values are not " +
      "evaluated.",
    rationale:
      "A profile for all namespaces moves every pod that matches to Fargate, where agents and policies of the " +
      "nodes do not reach it.",
    remediation: "Name the namespaces of each profile, and give it private subnets.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html"],
    componentSide: "none, because no component makes a Fargate profile.",
  },
  onStack(
    (stack) => stack.ofType("aws:eks/fargateProfile:FargateProfile"),
    (subject, stack) => [
      ...judgeSubnets(subject, "subnetIds", stack),
      ...eachEntry(subject.inputs.at("selectors"), (selector) =>
        expectThat(selector.at("namespace").string(), {
          holds: (name) => !/[*?]/.test(name),
          wanted: "the name of a namespace",
        }),
      ),
    ],
  ),
);
