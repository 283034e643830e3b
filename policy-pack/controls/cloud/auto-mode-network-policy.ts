import type { Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { gapInPatch } from "../../kernel/missing";
import { AUTO_NODE_CLASSES } from "../../kernel/node-types";
import type { Subject } from "../../kernel/subject";

export const autoModeNetworkPolicy = control(
  {
    id: "auto-mode-network-policy",
    title:
      "Nodes of EKS Auto Mode must deny pod traffic that no network policy allows, and log it.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["K7"],
    frameworks: [],
    contract:
      "Restricted: spec.networkPolicy and spec.networkPolicyEventLogs of NodeClass of eks.amazonaws.com. " +
      "Allowed: DefaultDeny and Enabled. Absent means DefaultAllow and Disabled, the defaults of the API; in a " +
      "patch it is not evaluated. Unknown is not evaluated.",
    rationale:
      "With DefaultAllow, a pod in a namespace without policies talks to everything, and a pod that starts does " +
      "so until its policies are there.",
    remediation: "Set networkPolicy to DefaultDeny and networkPolicyEventLogs to Enabled.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html"],
    componentSide: "AutoModeNodePool makes a node class that denies and logs.",
  },
  onResources(AUTO_NODE_CLASSES, (subject) => [
    judge(subject, "networkPolicy", "DefaultDeny", "DefaultAllow"),
    judge(subject, "networkPolicyEventLogs", "Enabled", "Disabled"),
  ]),
);

function judge(
  { inputs, kubernetes }: Subject,
  name: string,
  wanted: string,
  byDefault: string,
): Answer {
  const field = inputs.at("spec", name);
  return expectThat(field.string(), {
    holds: (value) => value === wanted,
    wanted: `"${wanted}"`,
    absentMeans: byDefault,
    ...gapInPatch(field, kubernetes?.patch === true),
  });
}
