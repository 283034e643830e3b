import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

const declared = control(
  {
    id: "eks-deletion-protection",
    title: "An EKS cluster must be protected from deletion.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C9"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster deletionProtection. Allowed: true. Absent means false, the default of the " +
      "service. Unknown is not evaluated.",
    rationale: "One wrong command deletes the control plane and every object in it.",
    remediation:
      "Set deletionProtection to true, and turn it off in a change of its own before a cluster goes.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html"],
    componentSide: "ControlPlane protects its cluster.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("deletionProtection").boolean(), {
      holds: (value) => value,
      wanted: "true",
      absentMeans: false,
    }),
  ),
);

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
export const eksDeletionProtection = withRemediation(declared, (type, inputs) => {
  if (type !== "aws:eks/cluster:Cluster" || "deletionProtection" in inputs) return undefined;
  return Object.assign(inputs, { deletionProtection: true });
});
