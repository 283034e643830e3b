import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const eksZonalShift = control(
  {
    id: "eks-zonal-shift",
    title: "An EKS cluster must let traffic be shifted away from an impaired zone.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C9"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster zonalShiftConfig.enabled. Allowed: true. Absent means false, the default of " +
      "the service. Unknown is not evaluated.",
    rationale:
      "Without it, pods in a zone that fails keep getting traffic until somebody edits the cluster by hand.",
    remediation: "Set zonalShiftConfig.enabled to true.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/zone-shift.html"],
    componentSide: "ControlPlane turns zonal shift on.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("zonalShiftConfig", "enabled").boolean(), {
      holds: (value) => value,
      wanted: "true",
      absentMeans: false,
    }),
  ),
);
