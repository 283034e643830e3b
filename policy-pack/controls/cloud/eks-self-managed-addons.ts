import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const eksSelfManagedAddons = control(
  {
    id: "eks-self-managed-addons",
    title: "An EKS cluster must not start with self-managed add-ons.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["K17"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster bootstrapSelfManagedAddons. Allowed: false. Absent means true, the default of " +
      "the service. Unknown is not evaluated.",
    rationale:
      "Add-ons that EKS installs once are never updated, and the network plug-in among them has no network " +
      "policies and the rights of the node.",
    remediation:
      "Set bootstrapSelfManagedAddons to false and install aws.eks.Addon resources with versions of your choice.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html",
      "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html",
    ],
    componentSide:
      "ControlPlane starts without them, and the add-on components install each with a version.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("bootstrapSelfManagedAddons").boolean(), {
      holds: (value) => !value,
      wanted: "false",
      absentMeans: true,
    }),
  ),
);
