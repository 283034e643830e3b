import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const vpcDns = control(
  {
    id: "vpc-dns",
    title: "VPCs must resolve the names of private endpoints.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C13"],
    frameworks: [],
    contract:
      "Restricted: enableDnsSupport and enableDnsHostnames of aws.ec2.Vpc. Allowed: true. Absent means true for support and false for host names. Unknown is not evaluated.",
    rationale:
      "Without both, private endpoints and the private API endpoint of EKS are looked up in vain, or in public.",
    remediation: "Set enableDnsSupport and enableDnsHostnames to true.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"],
    componentSide: "ClusterNetwork turns both on.",
  },
  onResources(["aws:ec2/vpc:Vpc"], ({ inputs }) => [
    expectThat(inputs.at("enableDnsSupport").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: true,
    }),
    expectThat(inputs.at("enableDnsHostnames").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: false,
    }),
  ]),
);
