import { pass, type Answer } from "../../kernel/answer";
import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";
import { gapInPatch } from "../../kernel/missing";
import { exceptWindows } from "../../kernel/pod-exceptions";
import type { PodView } from "../../kernel/pod";

export const podUserNamespace = control(
  {
    id: "pod-user-namespace",
    title: "Pods should have a user namespace of their own.",
    severity: "medium",
    level: "advisory",
    presets: { baseline: "disabled", restricted: "disabled" },
    layer: "container",
    requirements: ["K15"],
    frameworks: attack("T1611"),
    since: "1.33",
    contract:
      "Restricted: hostUsers of the pod, from Kubernetes 1.33 on, which has user namespaces on by default. Allowed: false. " +
      "Absent means true; in a patch it is not evaluated. Pods that use a namespace of the host, which cannot have one of " +
      "their own, and Windows pods pass. Unknown is not evaluated.",
    rationale:
      "Root of such a pod is nobody on the node, so that leaving the container gains nothing.",
    remediation: "Set hostUsers to false.",
    references: ["https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) => (usesHostNamespace(pod) ? pass : exceptWindows(pod, 0, 0, judge(pod)))),
);

function judge(pod: PodView): Answer {
  const at = pod.spec.at("hostUsers");
  const answer = expectThat(at.boolean(), {
    holds: (shared) => !shared,
    wanted: "false",
    absentMeans: true,
    ...gapInPatch(at, pod.patch),
  });
  if (answer.status !== "violation") return answer;
  const open = hostNamespaces(pod).find(({ state }) => state === "unknown");
  return open?.state === "unknown"
    ? { status: "notEvaluated", path: open.field.path, why: open.why }
    : answer;
}

function usesHostNamespace(pod: PodView): boolean {
  return hostNamespaces(pod).some((reading) => reading.state === "known" && reading.value);
}

function hostNamespaces({ spec }: PodView) {
  return ["hostNetwork", "hostPID", "hostIPC"].map((name) => spec.at(name).boolean());
}
