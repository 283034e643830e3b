import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const vpcEndpointPrivateDns = control(
  {
    id: "vpc-endpoint-private-dns",
    title: "Interface endpoints must answer for the name of their service.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C13"],
    frameworks: [],
    contract:
      'Restricted: privateDnsEnabled of aws.ec2.VpcEndpoint with the type "Interface". Allowed: true. Absent means false; an absent type means Gateway, which passes. Unknown is not evaluated.',
    rationale:
      "Without it clients still look up the public address, and either leave the VPC or fail.",
    remediation: "Set privateDnsEnabled to true.",
    references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html"],
    componentSide: "The endpoints of ClusterNetwork answer for their services.",
  },
  onResources(["aws:ec2/vpcEndpoint:VpcEndpoint"], ({ inputs }) => {
    const kind = inputs.at("vpcEndpointType").string();
    if (kind.state === "absent" || (kind.state === "known" && kind.value !== "Interface"))
      return pass;
    const answer = expectThat(inputs.at("privateDnsEnabled").boolean(), {
      holds: (on) => on,
      wanted: "true",
      absentMeans: false,
    });
    const mayNotApply = kind.state === "unknown" && answer.status === "violation";
    return mayNotApply ? notEvaluated(kind.field, kind.why) : answer;
  }),
);
