import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { NODE_POOLS } from "../../kernel/node-types";

export const ngNodeExpiry = control(
  {
    id: "ng-node-expiry",
    title: "Nodes of a pool must be replaced after a time.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C8"],
    frameworks: [],
    contract:
      "Restricted: spec.template.spec.expireAfter of NodePool of karpenter.sh. Allowed: a duration. Absent means " +
      "720h, the default of the API. Unknown is not evaluated.",
    rationale: "A node that never goes keeps its old image, and whatever an intruder left on it.",
    remediation: "Set expireAfter to a duration such as 336h.",
    references: [
      "https://karpenter.sh/docs/concepts/disruption/",
      "https://docs.aws.amazon.com/eks/latest/best-practices/karpenter.html",
    ],
    componentSide: "AutoModeNodePool and KarpenterNodePool make pools whose nodes expire.",
  },
  onResources(NODE_POOLS, ({ inputs }) =>
    expectThat(inputs.below(["spec", "template", "spec", "expireAfter"]).string(), {
      holds: (duration) => duration !== "Never",
      wanted: "a duration, such as 336h",
      absentMeans: "720h",
    }),
  ),
);
