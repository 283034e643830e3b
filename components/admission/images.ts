import {
  at,
  cel,
  eachText,
  exceptions,
  isEmpty,
  isSet,
  listed,
  matches,
  objectsAt,
  sentence,
  someText,
  startsWith,
  text,
  textAt,
  together,
  where,
  type Condition,
  type Text,
  type Texts,
} from "./cel";
import { variable, type GuardPolicy } from "./guard-policy";
import { pods, wherePodsAre, type PodPlace } from "./pod-places";

const CONTAINERS = ["containers", "initContainers", "ephemeralContainers"];

/** Key of the list of registries in the parameters, one beginning of image names on each line. */
export const REGISTRIES_KEY = "imagePrefixes";

/** Every image of a pod: of containers of all three kinds, and of volumes. */
function images({ specOf }: PodPlace): Texts {
  const containers = CONTAINERS.map((key) =>
    eachText(objectsAt(specOf("object", key)), "c", (item) => textAt(at(item, "image"))),
  );
  const volumes = where(objectsAt(specOf("object", "volumes")), "v", (item) =>
    isSet(at(item, "image")),
  );
  const mounted = eachText(volumes, "v", (item) => textAt(at(item, "image", "reference")));
  return together(...containers, mounted);
}

/** The images for which `rule` does not hold are a variable, which the condition and the message share. */
function onImages(
  place: PodPlace,
  rule: (image: Text) => Condition,
  remedy: string,
): Pick<GuardPolicy, "variables" | "holds" | "explain"> {
  const refused = variable("refused");
  return {
    variables: {
      images: images(place),
      refused: exceptions(variable("images"), "image", rule),
    },
    holds: isEmpty(refused),
    explain: sentence(text(`${remedy} Found: `), listed(refused)),
  };
}

const POD_IMAGES = pods(["pods", "pods/ephemeralcontainers"], ["CREATE", "UPDATE"]);

const DIGEST =
  "img-digest: images must be named by digest. Write it behind the tag: registry/name:1.2.3@sha256:….";
const REGISTRY =
  "img-allowed-repos: images must come from the registries that the cluster allows. " +
  "Push the image to one of them, or ask for its registry to be listed.";

/** Controls img-digest and img-allowed-repos, ephemeral containers included. */
export const IMAGES: readonly GuardPolicy[] = [
  ...wherePodsAre(POD_IMAGES, (place) => ({
    name: "image-digests",
    control: "img-digest",
    message: DIGEST,
    ...onImages(place, (image) => matches(image, "@sha256:[0-9a-f]{64}$"), DIGEST),
  })),
  ...wherePodsAre(POD_IMAGES, (place) => ({
    name: "image-registries",
    control: "img-allowed-repos",
    message: REGISTRY,
    readsRegistries: true,
    ...onImages(
      place,
      (image) =>
        someText(cel("texts", `params.data.${REGISTRIES_KEY}.split("\\n")`), "prefix", (prefix) =>
          startsWith(image, prefix),
        ),
      REGISTRY,
    ),
  })),
];
