import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";
import { judgeMetadataOption } from "../../kernel/metadata-options";
import { INSTANCES, KARPENTER_NODE_CLASSES, MACHINES } from "../../kernel/node-types";
import { isObject } from "../../kernel/wire";

const declared = control(
  {
    id: "ng-imds-hop-limit",
    title: "Answers of the instance metadata service must not travel further than the node.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C6"],
    frameworks: attack("T1552.005"),
    contract:
      "Restricted: metadataOptions.httpPutResponseHopLimit of launch templates, launch configurations, instances " +
      'and node classes of Karpenter. Allowed: 1, or any value where httpEndpoint is "disabled". Absent leaves ' +
      "it to the image and the account, where images for EKS say 2, a violation; in node classes of Karpenter it " +
      "means 1. Instances that leave it to a launch template and unknown values are not evaluated.",
    rationale:
      "With two hops, the answer reaches the network namespace of a pod, which then has the credentials of the " +
      "node.",
    remediation:
      "Set metadataOptions.httpPutResponseHopLimit to 1, and give pods that need AWS an identity of their own.",
    references: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    ],
    componentSide: "The node groups and node pools of HardenedCluster allow one hop.",
  },
  onResources(MACHINES, (subject) =>
    judgeMetadataOption(subject, "httpPutResponseHopLimit", (option) =>
      expectThat(option.number(), { holds: (hops) => hops === 1, wanted: "1" }),
    ),
  ),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) =>
    expectThat(inputs.at("spec", "metadataOptions", "httpPutResponseHopLimit").number(), {
      holds: (hops) => hops === 1,
      wanted: "1",
      absentMeans: 1,
    }),
  ),
);

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
export const ngImdsHopLimit = withRemediation(declared, (type, inputs) => {
  if (!MACHINES.includes(type)) return undefined;
  if (INSTANCES.includes(type) && "launchTemplate" in inputs) return undefined;
  const options = inputs["metadataOptions"] ?? {};
  if (!isObject(options) || "httpPutResponseHopLimit" in options) return undefined;
  inputs["metadataOptions"] = Object.assign(options, { httpPutResponseHopLimit: 1 });
  return inputs;
});
