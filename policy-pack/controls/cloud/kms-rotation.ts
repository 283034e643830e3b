import { notEvaluated, pass } from "../../kernel/answer";
import { control, onResources, withRemediation } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { setProperties } from "../../kernel/property-remediation";

/** The period that KMS has by default. */
const LONGEST = 365;

const declared = control(
  {
    id: "kms-rotation",
    title: "KMS keys must rotate every year.",
    severity: "medium",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cloud",
    requirements: ["C5"],
    frameworks: [],
    contract:
      "Restricted: enableKeyRotation and rotationPeriodInDays of aws.kms.Key. Allowed: true, and at most 365 days. Absent means false, and 365 days. Keys that KMS cannot rotate (asymmetric, HMAC, in a custom key store) pass. Unknown is not evaluated.",
    rationale: "Rotation limits how much data one key material protects.",
    remediation: "Set enableKeyRotation to true, and leave rotationPeriodInDays out.",
    references: ["https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"],
    componentSide: "ClusterKeys and every other key of HardenedCluster rotate every year.",
  },
  onResources(["aws:kms/key:Key"], ({ inputs }) => {
    const spec = inputs.at("customerMasterKeySpec").string();
    if (spec.state === "known" && spec.value !== "SYMMETRIC_DEFAULT") return pass;
    if (!inputs.at("customKeyStoreId").absent) return pass;
    const answers = [
      expectThat(inputs.at("enableKeyRotation").boolean(), {
        holds: (on) => on,
        wanted: "true",
        absentMeans: false,
      }),
      expectThat(inputs.at("rotationPeriodInDays").number(), {
        holds: (days) => days <= LONGEST,
        wanted: "at most 365 days",
        absentMeans: LONGEST,
      }),
    ];
    const mayNotApply =
      spec.state === "unknown" && answers.some(({ status }) => status === "violation");
    return mayNotApply ? notEvaluated(spec.field, spec.why) : answers;
  }),
);

/** Keys of another kind, or in a key store, KMS may not be able to rotate. */
export const kmsRotation = withRemediation(
  declared,
  setProperties(
    ["aws:kms/key:Key"],
    [{ path: ["enableKeyRotation"], value: true }],
    (inputs) => !("customerMasterKeySpec" in inputs) && !("customKeyStoreId" in inputs),
  ),
);
