import { notEvaluated, pass, violation, type Answer, type Answers } from "./answer";
import type { Field, Reading } from "./field";
import { missing } from "./missing";
import type { ContainerView, PodView } from "./pod";
import { parseQuantity, quantity } from "./quantity";

export type Resource = "cpu" | "memory" | "ephemeral-storage";
type Bound = "requests" | "limits";

/** Where a bound of a container stands; the same of the whole pod stands in `pod.resources`. */
function placeOf({ field }: ContainerView, bound: Bound, resource: Resource): Field {
  return field.at("resources", bound, resource);
}

/** The answers for a limit that every container or its pod must set, at most `maximum` where that names a quantity. */
export function judgeLimits(pod: PodView, resource: Resource, maximum: unknown): Answers {
  const ofPod = quantity(pod.resources.at("limits", resource));
  if (ofPod.state === "known" && maximum === undefined) return pass;
  return pod.eachContainer((container) => judgeLimit(pod, container, resource, maximum));
}

function judgeLimit(
  pod: PodView,
  container: ContainerView,
  resource: Resource,
  maximum: unknown,
): Answer {
  if (container.list === "ephemeralContainers") return pass;
  const highest = typeof maximum === "string" ? parseQuantity(maximum) : undefined;
  const wanted = highest === undefined ? "a limit" : `at most ${String(maximum)}`;
  const own = placeOf(container, "limits", resource);
  for (const field of [own, pod.resources.at("limits", resource)]) {
    const limit = quantity(field);
    if (limit.state === "absent") continue;
    if (limit.state === "unknown") return gap(limit, container);
    if (highest === undefined || limit.value <= highest) return pass;
    return violation(field, textOf(field), wanted, container.name);
  }
  return missing(own, wanted, pod.patch, container.name);
}

/** The answer for a request that a container or its pod must set, by itself or by a limit, which it is then equal to. */
export function judgeRequest(pod: PodView, container: ContainerView, resource: Resource): Answer {
  if (container.list === "ephemeralContainers") return pass;
  const requestAt = placeOf(container, "requests", resource);
  const limitAt = placeOf(container, "limits", resource);
  const request = quantity(requestAt);
  const limit = quantity(limitAt);
  if (request.state === "unknown") return gap(request, container);
  if (request.state === "known") {
    if (limit.state === "unknown") return gap(limit, container);
    if (limit.state === "absent" || request.value <= limit.value) return pass;
    const wanted = `at most the limit, ${textOf(limitAt)}`;
    return violation(requestAt, textOf(requestAt), wanted, container.name);
  }
  if (limit.state === "known") return pass;
  const bounds = pod.resources.absent ? [] : ["requests", "limits"];
  const ofPod = bounds.map((bound) => quantity(pod.resources.at(bound, resource)));
  const others: readonly Reading<number>[] = [limit, ...ofPod];
  if (others.some(({ state }) => state === "known")) return pass;
  const open = others.find(({ state }) => state === "unknown");
  if (open?.state === "unknown") return gap(open, container);
  return missing(requestAt, "a request", pod.patch, container.name);
}

function gap(reading: Reading<number> & { readonly state: "unknown" }, { name }: ContainerView) {
  return notEvaluated(reading.field, reading.why, { container: name });
}

function textOf(field: Field): string {
  const text = field.string();
  if (field.secret) return "a secret";
  return text.state === "known" ? JSON.stringify(text.value) : String(numberOf(field));
}

function numberOf(field: Field): number | undefined {
  const number = field.number();
  return number.state === "known" ? number.value : undefined;
}
