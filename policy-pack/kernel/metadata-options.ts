import { notEvaluated, pass, type Answer } from "./answer";
import type { Field } from "./field";
import { INSTANCES, LAUNCH_TEMPLATE } from "./node-types";
import type { Subject } from "./subject";

/**
 * The answer about one of a machine's metadataOptions: a pass where the metadata service is off; not evaluated where an
 * instance leaves it to its launch template, which is judged in its place where the stack has it.
 */
export function judgeMetadataOption(
  { type, inputs }: Subject,
  name: string,
  rule: (option: Field) => Answer,
): Answer {
  const options = inputs.at("metadataOptions");
  const endpoint = options.at("httpEndpoint").string();
  if (endpoint.state === "known" && endpoint.value === "disabled") return pass;
  const option = options.at(name);
  const template = inputs.at("launchTemplate");
  if (INSTANCES.includes(type) && option.absent && !template.absent) {
    return notEvaluated(template, "the launch template decides", { settledBy: [LAUNCH_TEMPLATE] });
  }
  const answer = rule(option);
  const mayBeDisabled = answer.status === "violation" && endpoint.state === "unknown";
  return mayBeDisabled ? notEvaluated(endpoint.field, endpoint.why) : answer;
}
