import { pass, violation } from "../../kernel/answer";
import { AGEING_TYPES, apiName, lifecycleOf } from "../../kernel/api-lifecycle";
import { control, onResources, onStack } from "../../kernel/control";
import { minorOf } from "../../kernel/kubernetes-version";
import { newRefusals } from "../../kernel/pod-security-upgrade";
import { podSecurity } from "../pod-security";

export const verUpgradeRehearsal = control(
  {
    id: "ver-upgrade-rehearsal",
    title: "Objects should survive the upgrade to the next minor version of Kubernetes.",
    severity: "medium",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["K17", "L5"],
    frameworks: [],
    contract:
      "Restricted: the API version and kind of every Kubernetes object. Allowed: those that the minor after the target " +
      "version still serves, by the lifecycle of the Go module k8s.io/api. Those that are gone at the target itself belong " +
      "to ver-removed-api. Without a minor of removal nothing is removed. Pods too: those that the Pod Security checks of " +
      "the next minor object to and those of the target do not. What is unknown and decides there is not evaluated.",
    rationale:
      "What the next version does not serve must be changed before the cluster is upgraded, not after.",
    remediation:
      "Use the API version that the finding names before you raise the version of the cluster.",
    references: ["https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html"],
    componentSide: "none, because every component uses current API versions.",
  },
  onResources(AGEING_TYPES, ({ type }, { targetVersion }) => {
    const { removed, replacement = "another API" } = lifecycleOf(type) ?? {};
    if (removed !== minorOf(targetVersion) + 1) return pass;
    return violation(
      "apiVersion",
      `${apiName(type)}, removed in 1.${String(removed)}`,
      replacement,
    );
  }),
  onStack(
    (stack) => stack.subjects.filter(({ pods }) => pods.length > 0),
    (subject, stack, context) => newRefusals(podSecurity, subject, stack, context),
  ),
);
