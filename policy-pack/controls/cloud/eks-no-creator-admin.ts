import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const eksNoCreatorAdmin = control(
  {
    id: "eks-no-creator-admin",
    title: "Who creates an EKS cluster must not become its administrator by that alone.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K2", "K3"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster accessConfig.bootstrapClusterCreatorAdminPermissions. Allowed: false. Absent " +
      "means true, the default of the service. Unknown is not evaluated.",
    rationale:
      "The right of the creator stands in no access entry that anybody reads, and stays with the identity of the " +
      "pipeline for good.",
    remediation:
      "Set accessConfig.bootstrapClusterCreatorAdminPermissions to false and give the deploying role an access " +
      "entry.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide:
      "ControlPlane turns it off, and ClusterAccess gives the deploying role an entry.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("accessConfig", "bootstrapClusterCreatorAdminPermissions").boolean(), {
      holds: (value) => !value,
      wanted: "false",
      absentMeans: true,
    }),
  ),
);
