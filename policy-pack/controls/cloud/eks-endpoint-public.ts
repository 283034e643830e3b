import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks } from "../../kernel/frameworks";

export const eksEndpointPublic = control(
  {
    id: "eks-endpoint-public",
    title: "The API endpoint of an EKS cluster must not be public.",
    severity: "critical",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C1"],
    frameworks: cisEks(["5.4.2"]),
    contract:
      "Restricted: aws.eks.Cluster vpcConfig.endpointPublicAccess. Allowed: false. " +
      "Absent means true, the default of the service. Unknown is not evaluated.",
    rationale:
      "A public endpoint lets everyone on the internet reach the API server, so that one leaked credential or one " +
      "flaw before authentication is enough.",
    remediation:
      "Set vpcConfig.endpointPublicAccess to false and vpcConfig.endpointPrivateAccess to true, and reach the API " +
      "from inside the VPC.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html"],
    componentSide: "HardenedCluster builds its control plane with a private endpoint only.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("vpcConfig", "endpointPublicAccess").boolean(), {
      holds: (isPublic) => !isPublic,
      wanted: "false",
      absentMeans: true,
    }),
  ),
);
