import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";

export const ec2AllowedImages = control(
  {
    id: "ec2-allowed-images",
    title: "The list of allowed machine images must be enforced.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["L9"],
    frameworks: [],
    contract:
      'Restricted: state of aws.ec2.AllowedImagesSettings. Allowed: "enabled". Absent is a violation. Unknown is not evaluated.',
    rationale:
      "A list that is only audited does not stop an instance from an image of somebody else.",
    remediation: 'Set state to "enabled".',
    references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html"],
    componentSide: "AccountGuards enforces the list where it is asked for.",
  },
  onResources(["aws:ec2/allowedImagesSettings:AllowedImagesSettings"], ({ inputs }) =>
    expectThat(inputs.at("state").string(), {
      holds: (value) => ["enabled"].includes(value),
      wanted: '"enabled"',
    }),
  ),
);
