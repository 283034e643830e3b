import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { cisEks } from "../../kernel/frameworks";

export const subnetNoPublicIp = control(
  {
    id: "subnet-no-public-ip",
    title: "Subnets must not give public addresses to machines.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C2"],
    frameworks: cisEks(["5.4.3"]),
    contract:
      "Restricted: mapPublicIpOnLaunch of aws.ec2.Subnet and aws.ec2.DefaultSubnet. Allowed: false. Absent means false for a subnet, and true for a default subnet. Unknown is not evaluated.",
    rationale: "A node with a public address is one security-group rule away from the internet.",
    remediation: "Set mapPublicIpOnLaunch to false; load balancers get their addresses without it.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html",
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
    ],
    componentSide: "The subnets of ClusterNetwork give out no public address.",
  },
  onResources(
    ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
    ({ inputs, type }) =>
      expectThat(inputs.at("mapPublicIpOnLaunch").boolean(), {
        holds: (on) => !on,
        wanted: "false",
        absentMeans: type === "aws:ec2/defaultSubnet:DefaultSubnet",
      }),
  ),
);
