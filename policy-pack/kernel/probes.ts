import { notEvaluated, pass, violation, type Answer } from "./answer";
import type { Field } from "./field";
import { all, any, type Tri } from "./label-selector";
import { missing } from "./missing";
import type { PodView } from "./pod";
import { podTypesOf } from "./pod-templates";

/** Controllers whose pods run until somebody stops them. */
export const LONG_RUNNING_TYPES = podTypesOf(
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "ReplicationController",
);

/** The answers of a rule over the regular containers of a pod: probes of the others do not decide about traffic. */
export function eachMainContainer(
  pod: PodView,
  rule: (container: Field, name: string) => Answer,
): readonly Answer[] {
  return pod.eachContainer(({ field, name }) => rule(field, name), "containers");
}

/** The answers for a probe that every regular container must have, with ports by name only where they are declared. */
export function judgeProbes(pod: PodView, probe: string): readonly Answer[] {
  return eachMainContainer(pod, (container, name) => {
    const field = container.at(probe);
    const named = { container: name };
    if (field.unknown !== undefined) return notEvaluated(field, field.unknown, named);
    const entries = field.entries();
    if (entries.state === "absent") return missing(field, `a ${probe}`, pod.patch, name);
    if (entries.state === "unknown") return notEvaluated(field, entries.why, named);
    return judgePort(field, container.at("ports"), name);
  });
}

function judgePort(probe: Field, ports: Field, container: string): Answer {
  for (const handler of ["httpGet", "tcpSocket"]) {
    const field = probe.at(handler, "port");
    const port = field.any();
    if (port.state === "unknown") return notEvaluated(field, port.why, { container });
    if (port.state !== "known" || typeof port.value !== "string" || /^\d+$/.test(port.value))
      continue;
    const found = declares(ports, port.value);
    if (found === "no")
      return violation(field, "a port that is not declared", "a name in ports", container);
    if (found === "unknown") return notEvaluated(ports, "its names are not known", { container });
  }
  return pass;
}

function declares(ports: Field, wanted: string): Tri {
  const list = ports.list();
  if (list.state !== "known") return list.state === "absent" ? "no" : "unknown";
  return any(
    list.value.map((port): Tri => {
      const name = port.at("name").string();
      if (name.state === "unknown") return "unknown";
      return name.state === "known" && name.value === wanted ? "yes" : "no";
    }),
  );
}

/** Whether two places hold the same, key by key. */
export function same(left: Field, right: Field): Tri {
  if (left.unknown !== undefined || right.unknown !== undefined) return "unknown";
  if (left.absent || right.absent) return left.absent && right.absent ? "yes" : "no";
  const [one, other] = [left.entries(), right.entries()];
  if (one.state === "known" && other.state === "known") {
    const keys = new Set([...one.value, ...other.value].map(([key]) => key));
    return all([...keys].map((key) => same(left.at(key), right.at(key))));
  }
  const [list, others] = [left.list(), right.list()];
  if (list.state === "known" && others.state === "known") {
    if (list.value.length !== others.value.length) return "no";
    return all(list.value.map((entry, index) => same(entry, right.at(index))));
  }
  const [value, otherValue] = [left.any(), right.any()];
  const isSame =
    value.state === "known" && otherValue.state === "known" && value.value === otherValue.value;
  return isSame ? "yes" : "no";
}
