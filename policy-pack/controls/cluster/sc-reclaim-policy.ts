import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { gapInPatch, missing } from "../../kernel/missing";
import { EBS_PROVISIONERS, STORAGE_CLASS_TYPES } from "../../kernel/storage-class";
import type { Subject } from "../../kernel/subject";

export const scReclaimPolicy = control(
  {
    id: "sc-reclaim-policy",
    title: "Storage classes must say what becomes of their volumes, and bind zonal ones late.",
    severity: "low",
    level: "advisory",
    layer: "cluster",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: reclaimPolicy of storage classes, and volumeBindingMode of those for EBS. Allowed: Retain or Delete, " +
      "written down, and WaitForFirstConsumer. An absent reclaimPolicy, which means Delete without anybody having decided " +
      "it, is a violation; an absent volumeBindingMode means Immediate; in a patch neither is evaluated. Unknown is not evaluated.",
    rationale:
      "By default the data go with the claim; and a volume that is bound at once lies in a zone where its pod may not run.",
    remediation:
      "Set reclaimPolicy to Retain for data that matter, and volumeBindingMode to WaitForFirstConsumer.",
    references: ["https://kubernetes.io/docs/concepts/storage/storage-classes/"],
    componentSide: "StorageClasses sets both for each of its classes.",
  },
  onResources(STORAGE_CLASS_TYPES, (subject) => [judgePolicy(subject), judgeBinding(subject)]),
);

function judgePolicy({ inputs, kubernetes }: Subject): Answer {
  const field = inputs.at("reclaimPolicy");
  if (field.absent)
    return missing(field, '"Retain", or "Delete" on purpose', kubernetes?.patch === true);
  return expectThat(field.string(), {
    holds: (policy) => policy === "Retain" || policy === "Delete",
    wanted: '"Retain", or "Delete" on purpose',
  });
}

function judgeBinding({ inputs, kubernetes }: Subject): Answer {
  const provisioner = inputs.at("provisioner").string();
  if (provisioner.state === "known" && !EBS_PROVISIONERS.includes(provisioner.value)) return pass;
  const mode = inputs.at("volumeBindingMode");
  const answer = expectThat(mode.string(), {
    holds: (text) => text === "WaitForFirstConsumer",
    wanted: '"WaitForFirstConsumer"',
    absentMeans: "Immediate",
    ...gapInPatch(mode, kubernetes?.patch === true),
  });
  if (provisioner.state === "known" || answer.status !== "violation") return answer;
  if (provisioner.state === "unknown") return notEvaluated(provisioner.field, provisioner.why);
  return violation(provisioner.field, "absent", "a provisioner");
}
