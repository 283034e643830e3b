import { pass, violation, notEvaluated } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";

export const eksAutoModePools = control(
  {
    id: "eks-auto-mode-pools",
    title: "EKS Auto Mode must make nodes from pools of your own.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["C8"],
    frameworks: [],
    contract:
      "Restricted: aws.eks.Cluster computeConfig.nodePools. Allowed: an empty list. Absent means none. Unknown " +
      "is not evaluated.",
    rationale:
      "The built-in pools use the built-in node class: no customer key for disks, and pods that no policy names " +
      "may talk to everything.",
    remediation:
      "Leave computeConfig.nodePools empty, and make a NodeClass and a NodePool in the cluster.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html",
    ],
    componentSide: "ControlPlane turns the built-in pools off, and AutoModeNodePool makes others.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) => {
    const pools = inputs.at("computeConfig", "nodePools");
    const list = pools.list();
    if (list.state === "unknown") return notEvaluated(pools, list.why);
    if (list.state === "absent" || list.value.length === 0) return pass;
    return violation(pools, "built-in pools", "an empty list");
  }),
);
