import type { Answers } from "./answer";
import { notEvaluated, type Answer } from "./answer";
import { eachEntry } from "./each-entry";
import type { Field } from "./field";
import type { PodView } from "./pod";

/** The answers of a rule over the path of every hostPath volume; `volume` is the volume's entry in the list. */
export function eachHostPath(
  pod: PodView,
  rule: (path: string, at: Field, volume: Field) => Answers,
): readonly Answer[] {
  return eachEntry(pod.spec.at("volumes"), (volume): Answers => {
    const hostPath = volume.at("hostPath");
    if (hostPath.absent) return [];
    const at = hostPath.at("path");
    const path = at.string();
    if (path.state === "known") return rule(normalise(path.value), at, volume);
    return notEvaluated(at, path.state === "unknown" ? path.why : "the path is absent");
  });
}

/** A path without `.`, `..`, doubled or trailing slashes, and with /var/run as what it is a link to. */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`.replace(/^\/var\/run(?=\/|$)/, "/run");
}

/** True for a path that is the folder, or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === "/" || path.startsWith(`${folder}/`);
}
