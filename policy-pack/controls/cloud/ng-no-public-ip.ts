import { pass, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { cisEks } from "../../kernel/frameworks";
import {
  AUTO_NODE_CLASSES,
  INSTANCES,
  KARPENTER_NODE_CLASSES,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SPOT_FLEET,
} from "../../kernel/node-types";

export const ngNoPublicIp = control(
  {
    id: "ng-no-public-ip",
    title: "Nodes must not have public addresses.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C2"],
    frameworks: cisEks(["5.4.3"]),
    contract:
      "Restricted: networkInterfaces[].associatePublicIpAddress of launch templates, associatePublicIpAddress of " +
      "launch configurations, instances and requests for spot instances and fleets, and associatePublicIPAddress of node classes of Karpenter and EKS " +
      'Auto Mode. Allowed: false, or "false" in launch templates. Absent leaves it to the subnet, and passes. ' +
      "Unknown is not evaluated.",
    rationale:
      "A node with a public address can be reached as soon as one rule of a security group is wrong.",
    remediation: "Set it to false, and give nodes a way out through NAT or none at all.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/protecting-the-infrastructure.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html",
    ],
    componentSide:
      "The node classes of HardenedCluster say false, and its subnets hand out no public addresses.",
  },
  onResources([LAUNCH_TEMPLATE], ({ inputs }) =>
    eachEntry(inputs.at("networkInterfaces"), (one) =>
      expectThat(one.at("associatePublicIpAddress").string(), {
        holds: (text) => text === "false",
        wanted: '"false"',
        absent: pass,
      }),
    ),
  ),
  onResources([...INSTANCES, LAUNCH_CONFIGURATION], ({ inputs }) =>
    judge(inputs.at("associatePublicIpAddress")),
  ),
  onResources([SPOT_FLEET], ({ inputs }) =>
    eachEntry(inputs.at("launchSpecifications"), (one) =>
      judge(one.at("associatePublicIpAddress")),
    ),
  ),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) =>
    judge(inputs.at("spec", "associatePublicIPAddress")),
  ),
  onResources(AUTO_NODE_CLASSES, ({ inputs }) =>
    judge(inputs.at("spec", "advancedNetworking", "associatePublicIPAddress")),
  ),
);

function judge(field: Field): Answer {
  return expectThat(field.boolean(), {
    holds: (isPublic) => !isPublic,
    wanted: "false",
    absent: pass,
  });
}
