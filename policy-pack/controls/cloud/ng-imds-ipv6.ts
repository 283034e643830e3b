import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { judgeMetadataOption } from "../../kernel/metadata-options";
import { KARPENTER_NODE_CLASSES, MACHINES } from "../../kernel/node-types";

export const ngImdsIpv6 = control(
  {
    id: "ng-imds-ipv6",
    title: "The instance metadata service must not answer over IPv6.",
    severity: "low",
    level: "advisory",
    layer: "cloud",
    requirements: ["C6"],
    frameworks: [],
    contract:
      "Restricted: metadataOptions.httpProtocolIpv6 of launch templates, launch configurations, instances and " +
      'node classes of Karpenter (httpProtocolIPv6). Allowed: "disabled", or any value where httpEndpoint is ' +
      '"disabled". Absent means "disabled", the default of the service. Instances that leave it to a launch ' +
      "template and unknown values are not evaluated.",
    rationale:
      "Network policies and firewalls that keep pods from 169.254.169.254 do not cover fd00:ec2::254.",
    remediation: 'Set metadataOptions.httpProtocolIpv6 to "disabled".',
    references: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "The node groups and node pools of HardenedCluster turn it off.",
  },
  onResources(MACHINES, (subject) =>
    judgeMetadataOption(subject, "httpProtocolIpv6", (option) =>
      expectThat(option.string(), {
        holds: (protocol) => protocol === "disabled",
        wanted: '"disabled"',
        absentMeans: "disabled",
      }),
    ),
  ),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) =>
    expectThat(inputs.at("spec", "metadataOptions", "httpProtocolIPv6").string(), {
      holds: (protocol) => protocol === "disabled",
      wanted: '"disabled"',
      absentMeans: "disabled",
    }),
  ),
);
