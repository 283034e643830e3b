import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const vpcPublicAccess = control(
  {
    id: "vpc-public-access",
    title: "The block of public access of VPCs must be on.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["L9"],
    frameworks: [],
    contract:
      'Restricted: internetGatewayBlockMode of aws.ec2.VpcBlockPublicAccessOptions. Allowed: "block-bidirectional" or "block-ingress". Absent is a violation. Unknown is not evaluated.',
    rationale:
      "With the block on, no internet gateway of the region carries traffic in, whatever routes say.",
    remediation: 'Set internetGatewayBlockMode to "block-bidirectional".',
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"],
    componentSide: "AccountGuards sets the block where it is asked for.",
  },
  onResources(["aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions"], ({ inputs }) =>
    expectThat(inputs.at("internetGatewayBlockMode").string(), {
      holds: (value) => ["block-bidirectional", "block-ingress"].includes(value),
      wanted: '"block-bidirectional" or "block-ingress"',
    }),
  ),
);
