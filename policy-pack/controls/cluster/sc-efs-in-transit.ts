import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";
import { gapInPatch } from "../../kernel/missing";
import { EFS_PROVISIONER, STORAGE_CLASS_TYPES } from "../../kernel/storage-class";
import type { Subject } from "../../kernel/subject";

export const scEfsInTransit = control(
  {
    id: "sc-efs-in-transit",
    title: "EFS volumes must be mounted over TLS, each through an access point.",
    severity: "medium",
    level: "advisory",
    layer: "cluster",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: provisioningMode of storage classes for EFS; volumeHandle and volumeAttributes.encryptInTransit of " +
      "volumes for EFS. Allowed: efs-ap, a handle with an access point (fs-…::fsap-…), and any encryptInTransit but " +
      '"false". Absent encryptInTransit means true; absent values in a patch and unknown ones are not evaluated.',
    rationale:
      "Without TLS the network sees every file; without access points a pod reads the files of all others.",
    remediation:
      "Set provisioningMode to efs-ap, name an access point in volumeHandle, and remove encryptInTransit.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html"],
    componentSide: "FileStorageClass provisions access points and mounts them over TLS.",
  },
  onResources(STORAGE_CLASS_TYPES, ({ inputs, kubernetes }) => {
    const mode = inputs.at("parameters", "provisioningMode");
    return ofEfs(inputs.at("provisioner").string(), [
      expectThat(mode.string(), {
        holds: (text) => text === "efs-ap",
        wanted: '"efs-ap"',
        ...gapInPatch(mode, kubernetes?.patch === true),
      }),
    ]);
  }),
  onResources(tokensOf("PersistentVolume", ["core/v1"]), judgeVolume),
);

function judgeVolume({ inputs, kubernetes }: Subject): readonly Answer[] {
  const csi = inputs.at("spec", "csi");
  if (csi.absent) return [pass];
  const handle = csi.at("volumeHandle");
  return ofEfs(csi.at("driver").string(), [
    expectThat(handle.string(), {
      holds: (text) => text.includes("::fsap-"),
      wanted: "a handle with an access point",
      ...gapInPatch(handle, kubernetes?.patch === true),
    }),
    expectThat(csi.at("volumeAttributes", "encryptInTransit").string(), {
      holds: (text) => text !== "false",
      wanted: '"true"',
      absentMeans: "true",
    }),
  ]);
}

function ofEfs(
  driver: ReturnType<Subject["inputs"]["string"]>,
  answers: readonly Answer[],
): readonly Answer[] {
  if (driver.state === "known") return driver.value === EFS_PROVISIONER ? answers : [pass];
  if (answers.every(({ status }) => status === "pass")) return answers;
  const why = driver.state === "unknown" ? driver.why : "no driver is named";
  return [notEvaluated(driver.field, why)];
}
