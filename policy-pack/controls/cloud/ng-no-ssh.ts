import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { MACHINES, NODE_GROUP, SPOT_FLEET } from "../../kernel/node-types";

export const ngNoSsh = control(
  {
    id: "ng-no-ssh",
    title: "Nodes must not have SSH keys.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C8"],
    frameworks: [],
    contract:
      "Restricted: remoteAccess.ec2SshKey of aws.eks.NodeGroup, and keyName of launch templates, launch " +
      "configurations, instances and requests for spot instances and fleets. Allowed: nothing. Absent means no key. Unknown is not evaluated.",
    rationale:
      "One key opens every node, is in no audit log, and EKS opens port 22 to the internet with it unless told " +
      "otherwise.",
    remediation:
      "Leave the key out, and open sessions through AWS Systems Manager where somebody has to.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
      "https://docs.aws.amazon.com/eks/latest/best-practices/protecting-the-infrastructure.html",
    ],
    componentSide: "BottlerocketNodes makes nodes without keys.",
  },
  onResources([NODE_GROUP], ({ inputs }) => judge(inputs.at("remoteAccess", "ec2SshKey"))),
  onResources(MACHINES, ({ inputs }) => judge(inputs.at("keyName"))),
  onResources([SPOT_FLEET], ({ inputs }) =>
    eachEntry(inputs.at("launchSpecifications"), (one) => judge(one.at("keyName"))),
  ),
);

function judge(key: Field): Answer {
  const name = key.string();
  if (name.state === "absent" || (name.state === "known" && name.value === "")) return pass;
  if (name.state === "unknown") return notEvaluated(key, name.why);
  return violation(key, "a key", "no key");
}
