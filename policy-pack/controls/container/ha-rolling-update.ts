import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";

export const haRollingUpdate = control(
  {
    id: "ha-rolling-update",
    title: "Controllers must replace their pods one after the other.",
    severity: "low",
    level: "advisory",
    presets: { baseline: "disabled" },
    layer: "container",
    requirements: ["D6"],
    frameworks: [],
    contract:
      "Restricted: strategy.type of Deployments, updateStrategy.type of StatefulSets and DaemonSets, of apps/v1. Allowed: " +
      "RollingUpdate, and absent, which means it. Unknown is not evaluated.",
    rationale:
      "Recreate stops every pod before the first new one runs; OnDelete never brings a fix to what runs.",
    remediation: "Set the type to RollingUpdate.",
    references: ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy"],
    componentSide: "none, because no component makes a pod.",
  },
  ...[
    { kind: "Deployment", property: "strategy" },
    { kind: "StatefulSet", property: "updateStrategy" },
    { kind: "DaemonSet", property: "updateStrategy" },
  ].map(({ kind, property }) =>
    onResources(tokensOf(kind, ["apps/v1"]), ({ inputs }) =>
      expectThat(inputs.at("spec", property, "type").string(), {
        holds: (type) => type === "RollingUpdate",
        wanted: '"RollingUpdate"',
        absentMeans: "RollingUpdate",
      }),
    ),
  ),
);
