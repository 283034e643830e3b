import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { judgeCaBundle } from "../../kernel/ca-bundles";
import { control, onResources } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";
import { missing } from "../../kernel/missing";

const DEFINITIONS = tokensOf("CustomResourceDefinition", ["apiextensions.k8s.io/v1"]);

export const crdStructural = control(
  {
    id: "crd-structural",
    title: "Custom resource definitions should have a schema.",
    severity: "low",
    level: "advisory",

    layer: "cluster",
    requirements: ["K19"],
    frameworks: [],
    contract:
      "Restricted: spec of CustomResourceDefinition. Wanted: schema.openAPIV3Schema in every version, " +
      "spec.preserveUnknownFields other than true, and for conversion by webhook a caBundle or an annotation by " +
      "which cert-manager injects it. Absent preserveUnknownFields mean false; an absent schema is a finding, in a " +
      "patch not evaluated. Unknown is not evaluated.",
    rationale:
      "Without a schema the API server stores whatever it is given, and controllers read what nobody validated.",
    remediation: "Write openAPIV3Schema for each version.",
    references: [
      "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/",
    ],
    componentSide: "none, because no component makes a CustomResourceDefinition.",
  },
  onResources(DEFINITIONS, ({ inputs, kubernetes }): readonly Answer[] => {
    const patch = kubernetes?.patch === true;
    return [
      ...eachEntry(inputs.at("spec", "versions"), (version): Answer => {
        const schema = version.at("schema", "openAPIV3Schema");
        if (schema.unknown !== undefined) return notEvaluated(schema, schema.unknown);
        return schema.absent ? missing(schema, "a schema", patch) : pass;
      }),
      expectThat(inputs.at("spec", "preserveUnknownFields").boolean(), {
        holds: (preserves) => !preserves,
        wanted: "false",
        absentMeans: false,
      }),
      judgeConversion(inputs, patch),
    ];
  }),
);

function judgeConversion(inputs: Field, patch: boolean): Answer {
  const conversion = inputs.at("spec", "conversion");
  const strategy = conversion.at("strategy").string();
  if (strategy.state === "absent") return pass;
  if (strategy.state === "known" && strategy.value !== "Webhook") return pass;
  const answer = judgeCaBundle(inputs, conversion.at("webhook", "clientConfig"), patch);
  if (strategy.state === "known" || answer.status === "pass") return answer;
  return notEvaluated(strategy.field, strategy.why);
}
