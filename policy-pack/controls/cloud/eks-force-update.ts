import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const eksForceUpdate = control(
  {
    id: "eks-force-update",
    title: "An EKS cluster must not skip the checks before an upgrade.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K17"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster forceUpdateVersion. Allowed: false. Absent means false, the default of the " +
      "provider. Unknown is not evaluated.",
    rationale:
      "EKS refuses an upgrade when its insights see clients or nodes that the next version breaks; this setting " +
      "ignores them.",
    remediation: "Set forceUpdateVersion to false and settle the upgrade insights first.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/cluster-insights.html"],
    componentSide: "ControlPlane never forces an upgrade.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("forceUpdateVersion").boolean(), {
      holds: (value) => !value,
      wanted: "false",
      absentMeans: false,
    }),
  ),
);
