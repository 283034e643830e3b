import { notEvaluated, pass, violation, type Answer } from "./answer";
import { eachEntry } from "./each-entry";
import { expectThat } from "./expect";
import { missing } from "./missing";
import type { ContainerView, PodView } from "./pod";

/** Judges the capabilities that a container adds, each by itself, in their exact spelling. */
export function addsOnly(
  { field, name }: ContainerView,
  allowed: readonly string[],
  wanted: string,
): readonly Answer[] {
  return eachEntry(field.at("securityContext", "capabilities", "add"), (capability) =>
    expectThat(capability.string(), {
      holds: (text) => allowed.includes(text),
      wanted,
      container: name,
    }),
  );
}

/** Judges whether a container drops all capabilities; one `ALL` is enough, whatever else is unknown. */
export function dropsAll(pod: PodView, { field, name }: ContainerView): Answer {
  const drop = field.at("securityContext", "capabilities", "drop");
  const list = drop.list();
  if (list.state === "unknown") return notEvaluated(drop, list.why, { container: name });
  if (list.state === "absent") return missing(drop, '["ALL"]', pod.patch, name);
  const readings = list.value.map((capability) => capability.string());
  if (readings.some((reading) => reading.state === "known" && reading.value === "ALL")) return pass;
  const open = readings.find(({ state }) => state === "unknown");
  if (open?.state === "unknown") return notEvaluated(open.field, open.why, { container: name });
  return violation(drop, "a list without ALL", '["ALL"]', name);
}
