import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { someEntry } from "../../kernel/some-entry";

export const vpcEndpointSecurityGroup = control(
  {
    id: "vpc-endpoint-security-group",
    title: "Interface endpoints must have a security group of their own.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C13"],
    frameworks: [],
    contract:
      'Restricted: securityGroupIds of aws.ec2.VpcEndpoint with the type "Interface". Allowed: a list with at least one group, which may be an output of the stack. Absent means the default group of the VPC, a violation; an absent type means Gateway, which passes. Other unknown values are not evaluated.',
    rationale: "The default group admits what happens to be in it, or nothing at all.",
    remediation: "Set securityGroupIds to a group that admits port 443 of the clients.",
    references: [
      "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    ],
    componentSide: "The endpoints of ClusterNetwork share a group that admits nodes alone.",
  },
  onResources(["aws:ec2/vpcEndpoint:VpcEndpoint"], ({ inputs }) => {
    const kind = inputs.at("vpcEndpointType").string();
    if (kind.state === "absent" || (kind.state === "known" && kind.value !== "Interface"))
      return pass;
    const answer = someEntry(inputs.at("securityGroupIds"), "a security group", [
      "aws:ec2/securityGroup:SecurityGroup",
    ]);
    const mayNotApply = kind.state === "unknown" && answer.status === "violation";
    return mayNotApply ? notEvaluated(kind.field, kind.why) : answer;
  }),
);
