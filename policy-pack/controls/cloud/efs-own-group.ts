import { control, onResources } from "../../kernel/control";
import { someEntry } from "../../kernel/some-entry";

export const efsOwnGroup = control(
  {
    id: "efs-own-group",
    title: "Mount targets of EFS must have a security group of their own.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C12"],
    frameworks: [],
    contract:
      "Restricted: securityGroups of aws.efs.MountTarget. Allowed: at least one group, which may be an output of the stack. Absent means the default group of the VPC, a violation. Other unknown values are not evaluated.",
    rationale: "The default group admits what happens to be in it.",
    remediation: "Set securityGroups to a group that admits port 2049 of the nodes.",
    references: ["https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html"],
    componentSide: "SharedFiles makes a group that admits nodes alone.",
  },
  onResources(["aws:efs/mountTarget:MountTarget"], ({ inputs }) =>
    someEntry(inputs.at("securityGroups"), "a security group", [
      "aws:ec2/securityGroup:SecurityGroup",
    ]),
  ),
);
