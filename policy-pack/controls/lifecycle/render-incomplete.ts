import { notEvaluated, pass, type Answer } from "../../kernel/answer";
import { control, onStack } from "../../kernel/control";
import { RELEASE, RENDERING_TYPES } from "../../kernel/rendering";

export const renderIncomplete = control(
  {
    id: "render-incomplete",
    // A release never has children, so that a control of its own would always fire together with this one.
    aliases: ["helm-release-opaque"],
    title: "Charts and manifests must be rendered before they can be judged.",
    severity: "medium",
    level: "advisory",
    layer: "lifecycle",
    requirements: ["L2"],
    frameworks: [],
    contract:
      "Restricted: Helm charts and releases, ConfigGroup, ConfigFile and Kustomize directories of the Kubernetes " +
      "provider. A component that registered at least one child passes; its children are judged by themselves. One " +
      "without children is not evaluated: with an unknown input, or offline, nothing is rendered. A release is never " +
      "evaluated, because the provider does not show its objects.",
    rationale:
      "What is not rendered is not checked: without this finding a whole chart passes unseen during a preview.",
    remediation:
      "Give the component inputs that are known during a preview, use Chart of helm.sh/v4 in place of Release, or " +
      "render the chart yourself and scan the manifests.",
    references: ["https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v4/chart/"],
    componentSide: "none, because no component renders a chart.",
  },
  onStack(
    (stack) => [...RENDERING_TYPES, RELEASE].flatMap((type) => stack.ofType(type)),
    ({ urn, type }, stack): Answer => {
      if (type === RELEASE) return notEvaluated("", "a release does not show its objects");
      return stack.children(urn).length > 0
        ? pass
        : notEvaluated("", "it registered no children, so none of its objects was checked");
    },
  ),
);
