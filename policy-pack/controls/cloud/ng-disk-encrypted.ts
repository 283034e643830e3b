import { asList, notEvaluated, pass, type Answer, type Answers } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { missing } from "../../kernel/missing";
import {
  AUTO_NODE_CLASSES,
  INSTANCES,
  KARPENTER_NODE_CLASSES,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  NODE_GROUP,
  SPOT_FLEET,
} from "../../kernel/node-types";

const KEY = "the ARN of a customer key";
const ACCOUNT = "the default of the account decides";

export const ngDiskEncrypted = control(
  {
    id: "ng-disk-encrypted",
    title: "Disks of nodes must be encrypted with a customer key.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C12"],
    frameworks: [],
    contract:
      "Restricted: blockDeviceMappings[].ebs of launch templates and node classes of Karpenter, rootBlockDevice " +
      "and ebsBlockDevices of instances, launch configurations and requests for spot instances and fleets, and " +
      "ephemeralStorage.kmsKeyID of node classes of EKS Auto Mode. Allowed: encrypted with a customer key, for " +
      "which launch configurations have no place. Absent encryption and an absent key are violations; without any " +
      "mapping, or without a launch template, the account decides, which is not evaluated. An unknown key passes " +
      "when it is an output of a KMS key of the stack, and is not evaluated otherwise.",
    rationale:
      "The disk of a node holds the volumes, the images and the logs of its pods; a snapshot of it is readable " +
      "by whoever may copy it.",
    remediation: "Set encrypted and the ARN of your key on each mapping.",
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/data-encryption-and-secrets-management.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html",
    ],
    componentSide:
      "The node groups and node classes of HardenedCluster encrypt with the volumes key of ClusterKeys.",
  },
  onResources([LAUNCH_TEMPLATE], ({ inputs }) =>
    judgeMappings(inputs.at("blockDeviceMappings"), (disk) => [
      expectThat(disk.at("encrypted").string(), {
        holds: (text) => text === "true",
        wanted: '"true"',
      }),
      judgeKey(disk.at("kmsKeyId")),
    ]),
  ),
  onResources(KARPENTER_NODE_CLASSES, ({ inputs }) =>
    judgeMappings(inputs.at("spec", "blockDeviceMappings"), (disk) => [
      isEncrypted(disk),
      judgeKey(disk.at("kmsKeyID")),
    ]),
  ),
  onResources(INSTANCES, ({ inputs }) => judgeDevices(inputs, judgeDisk)),
  // A launch configuration has no place for a key.
  onResources([LAUNCH_CONFIGURATION], ({ inputs }) => judgeDevices(inputs, isEncrypted)),
  onResources([SPOT_FLEET], ({ inputs }) =>
    eachEntry(inputs.at("launchSpecifications"), (machine) =>
      ["rootBlockDevices", "ebsBlockDevices"].flatMap((key) =>
        eachEntry(machine.at(key), judgeDisk),
      ),
    ),
  ),
  onResources(AUTO_NODE_CLASSES, ({ inputs, kubernetes }) => {
    const key = inputs.at("spec", "ephemeralStorage", "kmsKeyID");
    return key.absent ? missing(key, KEY, kubernetes?.patch === true) : judgeKey(key);
  }),
  onResources([NODE_GROUP], ({ inputs }) => {
    const template = inputs.at("launchTemplate");
    return template.absent ? notEvaluated(template, ACCOUNT) : pass;
  }),
);

function judgeDevices(machine: Field, rule: (disk: Field) => Answers): readonly Answer[] {
  const root = machine.at("rootBlockDevice");
  return [
    ...(root.absent ? [notEvaluated(root, ACCOUNT)] : asList(rule(root))),
    ...eachEntry(machine.at("ebsBlockDevices"), rule),
  ];
}

function judgeDisk(disk: Field): readonly Answer[] {
  return [isEncrypted(disk), judgeKey(disk.at("kmsKeyId"))];
}

function judgeMappings(
  mappings: Field,
  rule: (disk: Field) => readonly Answer[],
): readonly Answer[] {
  if (mappings.absent) return [notEvaluated(mappings, ACCOUNT)];
  return eachEntry(mappings, (mapping) => {
    const disk = mapping.at("ebs");
    return disk.absent ? pass : rule(disk);
  });
}

function isEncrypted(disk: Field): Answer {
  return expectThat(disk.at("encrypted").boolean(), {
    holds: (encrypted) => encrypted,
    wanted: "true",
    absentMeans: false,
  });
}

function judgeKey(key: Field): Answer {
  return expectThat(key.string(), { holds: isCustomerKey, wanted: KEY, settledBy: KEY_TYPES });
}
