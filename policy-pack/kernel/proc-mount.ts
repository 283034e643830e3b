import type { Answer } from "./answer";
import { expectThat } from "./expect";
import type { ContainerView } from "./pod";

/** Judges whether a container keeps the default mask of /proc. */
export function masksProc({ field, name }: ContainerView): Answer {
  return expectThat(field.at("securityContext", "procMount").string(), {
    holds: (procMount) => procMount === "Default",
    wanted: "Default",
    absentMeans: "Default",
    container: name,
  });
}
