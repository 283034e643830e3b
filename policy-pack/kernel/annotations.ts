import { pass, type Answer, type Answers } from "./answer";
import { eachProperty } from "./each-entry";
import type { Field } from "./field";

/** The answers of one rule over the annotations whose key starts with a prefix, by what follows the prefix. */
export function annotationsWith(
  metadata: Field,
  prefix: string,
  rule: (annotation: Field, rest: string) => Answers,
): readonly Answer[] {
  return eachProperty(metadata.at("annotations"), (key, annotation) =>
    key.startsWith(prefix) ? rule(annotation, key.slice(prefix.length)) : pass,
  );
}
