import { notEvaluated, pass } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { isCustomResource, KNOWN_GROUPS } from "../../kernel/custom-resources";
import { CUSTOM_POD_TYPES } from "../../kernel/custom-pods";

export const crUnknownKind = control(
  {
    id: "cr-unknown-kind",
    title: "Custom resources that may hold pods must be of a kind that the pack can read.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "lifecycle",
    requirements: ["L2"],
    frameworks: [],
    contract:
      "Restricted: custom resources. Allowed: kinds whose pod templates the pack reads (Argo Rollouts, Knative, KEDA, " +
      "OpenKruise, Volcano, Kubeflow, KubeRay, JobSet, LeaderWorkerSet, runner sets), groups that hold no pods, and the " +
      "parameter groups. Any other kind is not evaluated: what its operator makes of it is not seen. An absent or unknown " +
      "value of the object changes nothing.",
    rationale:
      "An operator turns a custom resource into pods that no preview shows; silence would read as a pass.",
    remediation:
      "Judge the operator's pods at admission, and add the group to the parameter groups.",
    references: [
      "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/",
    ],
    componentSide: "none, because components make custom resources of known kinds only.",
    parameters: {
      groups: {
        type: "array",
        items: { type: "string" },
        default: [],
        description: "Further API groups that hold no pods, by exact name. Default: none.",
      },
    },
  },
  onStack(
    (stack) => stack.subjects.filter(({ kubernetes }) => isCustomResource(kubernetes)),
    ({ type, kubernetes }, _stack, { parameters }) => {
      const group = kubernetes?.groupVersion.split("/")[0] ?? "";
      const { groups } = parameters;
      const allowed = Array.isArray(groups) && groups.includes(group);
      if (allowed || CUSTOM_POD_TYPES.has(type) || KNOWN_GROUPS.has(group)) return pass;
      return notEvaluated(
        "",
        `the pack does not know what ${group} ${kubernetes?.kind ?? ""} runs`,
      );
    },
  ),
);
