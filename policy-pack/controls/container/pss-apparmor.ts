import { pass, type Answer } from "../../kernel/answer";
import { annotationsWith } from "../../kernel/annotations";
import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { type Field } from "../../kernel/field";
import { nsaCisa, podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { eachSecurityContext } from "../../kernel/security-contexts";

/** Judged in every version, as admission does, though the field has replaced it. */
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

export const pssApparmor = control(
  {
    id: "pss-apparmor",
    title: "Pods must not turn AppArmor off.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "AppArmor"), ...nsaCisa("1.9")],
    contract: `Restricted: securityContext.appArmorProfile.type of the pod and of every container, and the annotations container.apparmor.security.beta.kubernetes.io/<container>. Allowed: RuntimeDefault and Localhost, or no profile, which means the one of the runtime; in annotations runtime/default, localhost/<profile>, an empty text or absent. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale: "Without its AppArmor profile a process that breaks out meets one wall less.",
    remediation: "Remove the profile, or write RuntimeDefault or Localhost.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tutorials/security/apparmor/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
  },
  onPodSecurity({
    level: "baseline",
    judge: (pod) => [
      ...eachSecurityContext(pod, (context, owner) => {
        const profile = context.at("appArmorProfile");
        if (profile.absent) return pass;
        return expectThat(profile.at("type").string(), {
          holds: (type) => type === "RuntimeDefault" || type === "Localhost",
          wanted: "RuntimeDefault or Localhost",
          ...owner,
        });
      }),
      ...annotationsWith(pod.metadata, ANNOTATION, judgeAnnotation),
    ],
  }),
);

function judgeAnnotation(annotation: Field, container: string): Answer {
  return expectThat(annotation.string(), {
    holds: (value) => value === "" || value === "runtime/default" || value.startsWith("localhost/"),
    wanted: "runtime/default or localhost/<profile>",
    absentMeans: "",
    container,
  });
}
