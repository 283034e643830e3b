import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";
import { isFrom, parseImage, type ImageReference } from "./image-reference";
import type { ContainerView, PodView } from "./pod";

/** Resources whose `ref` output names an image by digest. */
const BUILDS = ["docker-build:index:Image"];

/** The answers of a rule over the image of every container; a name that is absent or no image name is not evaluated. */
export function eachImage(
  pod: PodView,
  rule: (image: ImageReference, at: Field, container: ContainerView) => Answer,
): readonly Answer[] {
  return pod.eachContainer((container) =>
    judgeImage(container.field.at("image"), container.name, (image, at) =>
      rule(image, at, container),
    ),
  );
}

/** The answer of a rule over one image name. */
export function judgeImage(
  at: Field,
  container: string | undefined,
  rule: (image: ImageReference, at: Field) => Answer,
): Answer {
  const reading = at.string();
  const named = container === undefined ? {} : { container };
  if (reading.state === "absent") return notEvaluated(at, "no image is named here", named);
  if (reading.state === "unknown") {
    return notEvaluated(at, reading.why, { ...named, settledBy: BUILDS });
  }
  const image = parseImage(reading.value);
  if (image === undefined) return notEvaluated(at, "the text is no name of an image", named);
  return rule(image, at);
}

/** The answer for an image that must come from one of the listed registries. */
export function fromListed(
  image: ImageReference,
  at: Field,
  registries: readonly string[],
  container?: string,
): Answer {
  const named = container === undefined ? {} : { container };
  if (registries.length === 0) return notEvaluated(at, "the settings list no registries", named);
  if (registries.some((entry) => isFrom(image, entry))) return pass;
  const found = JSON.stringify(`${image.registry}/${image.repository}`);
  return violation(at, found, `one of ${registries.join(", ")}`, container);
}
