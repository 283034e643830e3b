import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { KARPENTER_NODE_CLASSES, MACHINES, SPOT_FLEET } from "../../kernel/node-types";
import { decodeUserData, secretInUserData } from "../../kernel/user-data";

/** What a machine can be told apart from secrets: address and certificate of its cluster. */
const SETTLED_BY = ["aws:eks/cluster:Cluster"];

export const ngNoSecretsUserData = control(
  {
    id: "ng-no-secrets-user-data",
    title: "User data must hold no secret.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C6"],
    frameworks: [],
    contract:
      "Restricted: userData and userDataBase64 of launch templates, launch configurations, instances, requests for spot instances and fleets, and spec.userData of node classes of Karpenter; base64 and gzip are undone. Refused: private keys, tokens and access keys by their documented forms, addresses with a password, and values under names such as PASSWORD or apiToken that are no reference. Absent is no user data. An unknown value passes when it is made from the cluster alone. Other unknown values are not evaluated.",
    rationale:
      "Every process on the machine reads its user data from the metadata service, and everybody with ec2:DescribeInstanceAttribute or read access to the template does too.",
    remediation:
      "Let the machine fetch the secret from Secrets Manager with its role, or give it to pods alone.",
    references: [
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
    ],
    componentSide: "The launch templates of HardenedCluster hold settings of Bottlerocket alone.",
  },
  onResources(MACHINES, ({ inputs }) => both(inputs)),
  onResources([SPOT_FLEET], ({ inputs }) => eachEntry(inputs.at("launchSpecifications"), both)),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) => judge(inputs.at("spec", "userData"))),
);

function both(machine: Field): readonly Answer[] {
  return ["userData", "userDataBase64"].map((key) => judge(machine.at(key)));
}

function judge(field: Field): Answer {
  const text = field.string();
  if (text.state === "absent") return pass;
  if (text.state === "unknown") return notEvaluated(field, text.why, { settledBy: SETTLED_BY });
  const decoded = decodeUserData(text.value);
  if (decoded === undefined) return notEvaluated(field, "what gzip made of it cannot be undone");
  const found = secretInUserData(decoded);
  return found === undefined ? pass : violation(field, found, "a reference to the secret");
}
