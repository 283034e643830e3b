import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";

export const ec2MetadataDefaults = control(
  {
    id: "ec2-metadata-defaults",
    title: "Metadata defaults of the account must demand tokens and one hop.",
    severity: "medium",
    level: "advisory",
    layer: "cloud",
    requirements: ["L9"],
    frameworks: attack("T1552.005"),
    contract:
      'Restricted: httpTokens, httpPutResponseHopLimit and instanceMetadataTags of aws.ec2.InstanceMetadataDefaults. Allowed: "required", 1, and anything but "enabled". Absent tokens and hop limit mean no preference, a violation; absent tags mean none. Unknown is not evaluated.',
    rationale: "The defaults reach instances that no launch template of yours makes.",
    remediation: 'Set httpTokens to "required" and httpPutResponseHopLimit to 1.',
    references: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
    ],
    componentSide: "AccountGuards sets these defaults.",
  },
  onResources(["aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults"], ({ inputs }) => [
    expectThat(inputs.at("httpTokens").string(), {
      holds: (value) => value === "required",
      wanted: '"required"',
      absentMeans: "no-preference",
    }),
    expectThat(inputs.at("httpPutResponseHopLimit").number(), {
      holds: (hops) => hops === 1,
      wanted: "1",
    }),
    expectThat(inputs.at("instanceMetadataTags").string(), {
      holds: (value) => value !== "enabled",
      wanted: '"disabled"',
      absentMeans: "no-preference",
    }),
  ]),
);
