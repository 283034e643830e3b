import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { NODE_GROUP } from "../../kernel/node-types";

export const ngAmiType = control(
  {
    id: "ng-ami-type",
    title: "Nodes must run an operating system made for containers.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C8"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.NodeGroup amiType. Allowed: types of Bottlerocket and Amazon Linux 2023, and those of " +
      "the parameter types. Absent lets EKS choose, a violation. Unknown is not evaluated.",
    rationale:
      "Amazon Linux 2 gets no more updates, and images of one's own only those that somebody builds.",
    remediation: "Set amiType to BOTTLEROCKET_x86_64 or BOTTLEROCKET_ARM_64.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/protecting-the-infrastructure.html",
    ],
    componentSide: "BottlerocketNodes makes node groups of Bottlerocket nodes.",
    parameters: {
      types: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "Further types that nodes may have, such as CUSTOM. Default: none.",
      },
    },
  },
  onResources([NODE_GROUP], ({ inputs }, { parameters }) => {
    const { types } = parameters;
    const further: readonly unknown[] = Array.isArray(types) ? types : [];
    return expectThat(inputs.at("amiType").string(), {
      holds: (type) => /^(?:BOTTLEROCKET|AL2023)_/.test(type) || further.includes(type),
      wanted: "a type of Bottlerocket or Amazon Linux 2023",
    });
  }),
);
