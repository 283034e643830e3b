import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import type { Field } from "../../kernel/field";
import { cisEks, cisKubernetes } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";

export const secExternal = control(
  {
    id: "sec-external",
    title: "Long-lived secrets should come from an external store.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled", restricted: "disabled" },
    layer: "cluster",
    requirements: ["K14"],
    frameworks: [...cisEks(["4.4.2"]), ...cisKubernetes("5.4.2")],
    contract:
      "Restricted: Secrets of the type Opaque with data or stringData. Allowed: other types, and Secrets without content, " +
      "which somebody else fills. An absent type means Opaque. Unknown is not evaluated.",
    rationale:
      "A store outside of the cluster rotates, logs each read, and keeps the secret when the cluster is rebuilt.",
    remediation:
      "Keep the value in AWS Secrets Manager, and let the Secrets Store CSI driver or an operator bring it.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/manage-secrets.html"],
    componentSide: "none, because no component makes a Secret.",
  },
  onResources(tokensOf("Secret", ["core/v1"]), ({ inputs }): Answer | readonly Answer[] => {
    const type = inputs.at("type").string();
    if (type.state === "known" && type.value !== "Opaque") return pass;
    const answers = ["data", "stringData"].map((name) => isEmpty(inputs.at(name)));
    if (type.state !== "unknown" || answers.every(({ status }) => status === "pass"))
      return answers;
    return notEvaluated(type.field, type.why);
  }),
);

function isEmpty(map: Field): Answer {
  const entries = map.entries();
  if (entries.state === "unknown") return notEvaluated(map, entries.why);
  if (entries.state === "absent" || entries.value.length === 0) return pass;
  return violation(map, "values in the cluster", "an external store");
}
