import { addsOnly, dropsAll } from "../../kernel/capabilities";
import { control, withRemediation } from "../../kernel/control";
import { cisKubernetes, podSecurity } from "../../kernel/frameworks";
import { exceptWindows } from "../../kernel/pod-exceptions";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";
import { setInContainerContexts } from "../../kernel/security-context-remediation";

const declared = control(
  {
    id: "pss-capabilities-restricted",
    title: "Containers must drop all capabilities.",
    severity: "high",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [
      ...podSecurity("restricted", "Capabilities"),
      ...cisKubernetes("5.2.8", "5.2.9", "5.2.10"),
    ],
    contract: `Restricted: securityContext.capabilities of every container. Wanted: ALL, in this spelling, among those dropped. Allowed to add: NET_BIND_SERVICE. Absent drops nothing. Windows pods are not judged from Kubernetes 1.25. Unknown, and an absent list in a patch, is not evaluated. It takes the place of pss-capabilities-baseline at the level restricted. ${JUDGED_BY}`,
    rationale:
      "Most programs need no capability; each one left is a right of root that an intruder finds.",
    remediation:
      "Write capabilities: {drop: [ALL]} in the security context of every container, and add NET_BIND_SERVICE where needed.",
    references: [
      "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    ],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
    since: "1.22",
  },
  onPodSecurity({
    level: "restricted",
    since: 22,
    judge: (pod, minor) =>
      exceptWindows(
        pod,
        minor,
        25,
        pod.eachContainer((container) => [
          dropsAll(pod, container),
          ...addsOnly(container, ["NET_BIND_SERVICE"], "NET_BIND_SERVICE or nothing"),
        ]),
      ),
  }),
);

export const pssCapabilitiesRestricted = withRemediation(
  declared,
  setInContainerContexts(["capabilities", "drop"], ["ALL"]),
);
