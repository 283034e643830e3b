import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { judgeMetadataOption } from "../../kernel/metadata-options";
import { MACHINES } from "../../kernel/node-types";

export const ngImdsTags = control(
  {
    id: "ng-imds-tags",
    title: "The instance metadata service must not tell the tags of a node.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C6"],
    frameworks: [],
    contract:
      "Restricted: metadataOptions.instanceMetadataTags of launch templates, launch configurations and " +
      'instances. Allowed: "disabled", or any value where httpEndpoint is "disabled". Absent means "disabled", ' +
      "the default of the service. Instances that leave it to a launch template and unknown values are not " +
      "evaluated.",
    rationale:
      "Tags tell an intruder which cluster, owner and environment the node belongs to, and some teams keep worse " +
      "in them.",
    remediation: 'Set metadataOptions.instanceMetadataTags to "disabled".',
    references: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "The node groups of HardenedCluster turn it off.",
  },
  onResources(MACHINES, (subject) =>
    judgeMetadataOption(subject, "instanceMetadataTags", (option) =>
      expectThat(option.string(), {
        holds: (access) => access === "disabled",
        wanted: '"disabled"',
        absentMeans: "disabled",
      }),
    ),
  ),
);
