import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onResources, withRemediation } from "../../kernel/control";
import { isCustomerKey, KEY_TYPES } from "../../kernel/customer-key";
import { expectThat } from "../../kernel/expect";
import { gapInPatch, missing } from "../../kernel/missing";
import { EBS_PROVISIONERS, STORAGE_CLASS_TYPES } from "../../kernel/storage-class";
import type { Subject } from "../../kernel/subject";
import { isObject } from "../../kernel/wire";

const declared = control(
  {
    id: "sc-encrypted",
    title: "Storage classes must encrypt EBS volumes with a customer key.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["C12", "K16"],
    frameworks: [],
    contract:
      "Restricted: parameters.encrypted and parameters.kmsKeyId of storage classes for EBS (CSI driver, EKS Auto Mode, " +
      'in-tree plugin). Allowed: "true" and the id, ARN or alias of a key that AWS does not manage. Absent encrypted means ' +
      "the account's default, judged as false; an absent key is a violation; in a patch neither is evaluated. An unknown key " +
      "passes when it is an output of a KMS key of the stack. Other unknown values are not evaluated.",
    rationale:
      "Without a key of your own, volumes and their snapshots can be read by whoever may copy them.",
    remediation:
      'Set parameters.encrypted to "true" and parameters.kmsKeyId to the ARN of your key.',
    references: [
      "https://docs.aws.amazon.com/eks/latest/best-practices/data-encryption-and-secrets-management.html",
    ],
    componentSide: "StorageClasses encrypts every volume with the volumes key of ClusterKeys.",
  },
  onResources(STORAGE_CLASS_TYPES, (subject): Answer | readonly Answer[] => {
    const provisioner = subject.inputs.at("provisioner").string();
    if (provisioner.state === "known" && !EBS_PROVISIONERS.includes(provisioner.value)) return pass;
    const answers = judge(subject);
    if (provisioner.state === "known" || answers.every(({ status }) => status === "pass")) {
      return answers;
    }
    const why = provisioner.state === "unknown" ? provisioner.why : "no provisioner is named";
    return notEvaluated(provisioner.field, why);
  }),
);

function judge({ inputs, kubernetes }: Subject): readonly Answer[] {
  const patch = kubernetes?.patch === true;
  const encrypted = inputs.at("parameters", "encrypted");
  const key = inputs.at("parameters", "kmsKeyId");
  return [
    expectThat(encrypted.string(), {
      holds: (text) => text === "true",
      wanted: '"true"',
      absentMeans: "false",
      ...gapInPatch(encrypted, patch),
    }),
    key.absent
      ? missing(key, "a customer key", patch)
      : expectThat(key.string(), {
          holds: isCustomerKey,
          wanted: "a customer key",
          settledBy: KEY_TYPES,
        }),
  ];
}

/** Writes into the given inputs: the SDK guards them, and a copy would read every unknown in them. */
export const scEncrypted = withRemediation(declared, (type, inputs) => {
  if (!STORAGE_CLASS_TYPES.includes(type)) return undefined;
  if (!EBS_PROVISIONERS.some((name) => name === inputs["provisioner"])) return undefined;
  const parameters = inputs["parameters"] ?? {};
  if (!isObject(parameters) || "encrypted" in parameters) return undefined;
  inputs["parameters"] = Object.assign(parameters, { encrypted: "true" });
  return inputs;
});
