import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks } from "../../kernel/frameworks";

export const eksAuthMode = control(
  {
    id: "eks-auth-mode",
    title: "An EKS cluster must authenticate through access entries alone.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K2", "K3"],
    frameworks: cisEks(["4.1.7"]),
    contract:
      'Restricted: aws.eks.Cluster accessConfig.authenticationMode. Allowed: "API". Absent means "CONFIG_MAP", ' +
      "the default of the service. Unknown is not evaluated.",
    rationale:
      "Whoever may edit the ConfigMap aws-auth makes himself an administrator, and no IAM policy and no trail of " +
      "AWS sees it.",
    remediation:
      'Set accessConfig.authenticationMode to "API" once every identity has an access entry; there is no way ' +
      "back.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/cluster-access-management.html",
    ],
    componentSide: "ControlPlane authenticates through access entries alone.",
  },
  onResources(["aws:eks/cluster:Cluster"], ({ inputs }) =>
    expectThat(inputs.at("accessConfig", "authenticationMode").string(), {
      holds: (mode) => mode === "API",
      wanted: '"API"',
      absentMeans: "CONFIG_MAP",
    }),
  ),
);
