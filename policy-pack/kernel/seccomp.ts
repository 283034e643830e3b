import { notEvaluated, pass, type Answer } from "./answer";
import { annotationsWith } from "./annotations";
import { expectThat } from "./expect";
import type { Field } from "./field";
import type { PodView } from "./pod";
import type { ContextOwner } from "./security-contexts";

export const PROFILES = "RuntimeDefault or Localhost";

/** Judges the seccomp profile of a security context, which may be absent. */
export function seccompProfile(securityContext: Field, owner: ContextOwner): Answer {
  const profile = securityContext.at("seccompProfile");
  if (profile.absent) return pass;
  return expectThat(profile.at("type").string(), {
    holds: (type) => type === "RuntimeDefault" || type === "Localhost",
    wanted: PROFILES,
    ...owner,
  });
}

const POD_ANNOTATION = "seccomp.security.alpha.kubernetes.io/pod";
const CONTAINER_ANNOTATION = "container.seccomp.security.alpha.kubernetes.io/";

/** Judges the annotations that said before Kubernetes 1.19 what the profile is: those of the pod and of its containers. */
export function seccompAnnotations(pod: PodView): readonly Answer[] {
  const containers = pod.containers.map(({ field }) => field.at("name").string());
  const unnamed = pod.eachContainer(({ field }) => {
    const name = field.at("name").string();
    return name.state === "unknown" ? notEvaluated(name.field, name.why) : pass;
  });
  const gaps = unnamed.filter(({ status }) => status === "notEvaluated");
  return [
    ...annotationsWith(pod.metadata, POD_ANNOTATION, (annotation, rest) =>
      rest === "" ? judgeAnnotation(annotation) : pass,
    ),
    ...annotationsWith(pod.metadata, CONTAINER_ANNOTATION, (annotation, rest) => {
      const answer = judgeAnnotation(annotation, rest);
      const isNamed = containers.some((name) => name.state === "known" && name.value === rest);
      if (isNamed || answer.status === "pass") return answer;
      return gaps;
    }),
  ];
}

function judgeAnnotation(annotation: Field, container?: string): Answer {
  return expectThat(annotation.string(), {
    holds: (value) =>
      value === "runtime/default" || value === "docker/default" || value.startsWith("localhost/"),
    wanted: "runtime/default, docker/default or localhost/<profile>",
    ...(container === undefined ? {} : { container }),
  });
}
