import type { Answer } from "../../kernel/answer";
import { control } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import type { Field } from "../../kernel/field";
import { podSecurity } from "../../kernel/frameworks";
import { JUDGED_BY, onPodSecurity } from "../../kernel/pod-security";

const HANDLERS = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
];

export const pssHostProbes = control(
  {
    id: "pss-host-probes",
    title: "Probes and lifecycle hooks must not name another host.",
    severity: "medium",
    level: "mandatory",
    layer: "container",
    requirements: ["K5", "D5"],
    frameworks: [...podSecurity("baseline", "Host Probes / Lifecycle Hooks")],
    contract: `Restricted: host in httpGet and tcpSocket of the liveness, readiness and startup probes and of the lifecycle hooks postStart and preStop of every container. Allowed: empty or absent, which means the pod itself. Unknown is not evaluated. ${JUDGED_BY}`,
    rationale:
      "The kubelet sends probes from the node's network: with a host of its own a pod makes it call any address that the node reaches.",
    remediation: "Remove host from probes and hooks: they reach the pod itself.",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    componentSide: "SecureNamespace enforces the Pod Security level restricted.",
    since: "1.34",
  },
  onPodSecurity({
    level: "baseline",
    since: 34,
    judge: (pod) =>
      pod.eachContainer(({ field, name }) =>
        HANDLERS.flatMap((keys) => judgeHandler(field.below(keys), name)),
      ),
  }),
);

function judgeHandler(handler: Field, container: string): readonly Answer[] {
  if (handler.absent) return [];
  return ["httpGet", "tcpSocket"].map((action) =>
    expectThat(handler.at(action, "host").string(), {
      holds: (host) => host === "",
      wanted: "no host",
      absentMeans: "",
      container,
    }),
  );
}
