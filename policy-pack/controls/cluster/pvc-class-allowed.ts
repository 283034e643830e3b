import type { Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";
import { gapInPatch } from "../../kernel/missing";
import { podTypesOf } from "../../kernel/pod-templates";

export const pvcClassAllowed = control(
  {
    id: "pvc-class-allowed",
    title: "Claims must name their storage class.",
    severity: "low",
    level: "advisory",
    layer: "cluster",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: storageClassName of persistent volume claims, and of the claim templates of StatefulSets. Allowed: one " +
      "of the parameter classes, or any where it is empty; an empty name, which asks for no class, is allowed. Absent " +
      "means whatever class is the default on that day, a violation; in a patch it is not evaluated. Unknown is not evaluated.",
    rationale:
      "The default may change, and with it the encryption, the zone and the fate of the data.",
    remediation: "Set storageClassName to the class that the data need.",
    references: ["https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1"],
    componentSide: "none, because no component makes a claim.",
    parameters: {
      classes: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "Storage classes that claims may name. Default: any.",
      },
    },
  },
  onResources(
    tokensOf("PersistentVolumeClaim", ["core/v1"]),
    ({ inputs, kubernetes }, { parameters }) =>
      judge(inputs.at("spec"), kubernetes?.patch === true, parameters["classes"]),
  ),
  onResources(podTypesOf("StatefulSet"), ({ inputs, kubernetes }, { parameters }) =>
    eachEntry(inputs.at("spec", "volumeClaimTemplates"), (claim) =>
      judge(claim.at("spec"), kubernetes?.patch === true, parameters["classes"]),
    ),
  ),
);

function judge(spec: Field, patch: boolean, classes: unknown): Answer {
  const allowed = Array.isArray(classes) ? classes.map(String) : [];
  const field = spec.at("storageClassName");
  return expectThat(field.string(), {
    holds: (name) => name === "" || allowed.length === 0 || allowed.includes(name),
    wanted: allowed.length === 0 ? "a storage class" : `one of ${allowed.join(", ")}`,
    ...gapInPatch(field, patch),
  });
}
