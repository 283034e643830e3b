import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks } from "../../kernel/frameworks";
import { isObject } from "../../kernel/wire";

const declared = control(
  {
    id: "eks-endpoint-private",
    title: "An EKS cluster must have a private API endpoint.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C1"],
    frameworks: cisEks(["5.4.1", "5.4.2"]),
    contract:
      "Restricted: aws.eks.Cluster vpcConfig.endpointPrivateAccess. Allowed: true. Absent means false, the " +
      "default of the service. Unknown is not evaluated.",
    rationale:
      "Without a private endpoint nodes and administrators reach the API server over public addresses, and the " +
      "public endpoint cannot be closed.",
    remediation: "Set vpcConfig.endpointPrivateAccess to true.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html"],
    componentSide: "HardenedCluster builds its control plane with a private endpoint.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("vpcConfig", "endpointPrivateAccess").boolean(), {
      holds: (value) => value,
      wanted: "true",
      absentMeans: false,
    }),
  ),
);

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
export const eksEndpointPrivate = withRemediation(declared, (type, inputs) => {
  if (type !== "aws:eks/cluster:Cluster") return undefined;
  const vpcConfig = inputs["vpcConfig"] ?? {};
  if (!isObject(vpcConfig) || "endpointPrivateAccess" in vpcConfig) return undefined;
  inputs["vpcConfig"] = Object.assign(vpcConfig, { endpointPrivateAccess: true });
  return inputs;
});
