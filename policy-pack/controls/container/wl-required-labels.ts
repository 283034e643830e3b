import { control, onPods } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { gapInPatch } from "../../kernel/missing";

export const wlRequiredLabels = control(
  {
    id: "wl-required-labels",
    title: "Workloads must carry the labels by which people and rules find them.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled", restricted: "disabled" },
    layer: "container",
    requirements: ["L6"],
    frameworks: [],
    contract:
      "Restricted: metadata.labels of pods and their controllers. Wanted: every label of the parameter labels, with a " +
      "value. Absent is a violation, but not evaluated in a patch. Unknown is not evaluated.",
    rationale: "An incident begins with the question whose pod this is.",
    remediation: "Set app.kubernetes.io/name and app.kubernetes.io/instance in metadata.labels.",
    references: [
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
    ],
    componentSide: "none, because no component makes a pod.",
    parameters: {
      labels: {
        type: "array",
        items: { type: "string" },
        default: ["app.kubernetes.io/name", "app.kubernetes.io/instance"],
        description:
          "Labels that must be there. Default: app.kubernetes.io/name and app.kubernetes.io/instance.",
      },
    },
  },
  onPods((pod, { parameters }, { inputs }) => {
    const { labels } = parameters;
    return (Array.isArray(labels) ? labels.map(String) : []).map((label) => {
      const field = inputs.at("metadata", "labels", label);
      return expectThat(field.string(), {
        holds: (value) => value !== "",
        wanted: "a value",
        ...gapInPatch(field, pod.patch),
      });
    });
  }),
);
