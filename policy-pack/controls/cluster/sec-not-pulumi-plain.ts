import { notEvaluated, pass, violation, type Answer } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { eachProperty } from "../../kernel/each-entry";
import type { Field } from "../../kernel/field";
import { tokensOf } from "../../kernel/kinds";

export const secNotPulumiPlain = control(
  {
    id: "sec-not-pulumi-plain",
    title: "The values of Secrets must be Pulumi secrets.",
    severity: "medium",
    level: "advisory",
    layer: "cluster",
    requirements: ["K14"],
    frameworks: [],
    contract:
      "Restricted: values of data and stringData of Secrets. Allowed: values that the program marks as secret, and those " +
      "that an engine or provider has marked. Absent values hold nothing. An unknown value that is not marked is not " +
      "evaluated. The finding never shows the value.",
    rationale:
      "A value that is not marked stands in plain text in the state, in diffs and in logs of the stack.",
    remediation: "Take the value from config.requireSecret, or wrap it in pulumi.secret.",
    references: ["https://www.pulumi.com/docs/iac/concepts/secrets/"],
    componentSide: "none, because no component makes a Secret.",
  },
  onResources(tokensOf("Secret", ["core/v1"]), ({ inputs }) =>
    ["data", "stringData"].flatMap((name) => judgeMap(inputs.at(name))),
  ),
);

function judgeMap(map: Field): readonly Answer[] {
  if (map.secret) return [pass];
  return eachProperty(map, (_key, value): Answer => {
    if (value.secret || value.absent) return pass;
    if (value.unknown !== undefined) return notEvaluated(value, value.unknown);
    return violation(value, "a value in plain text", "a Pulumi secret");
  });
}
