import { notEvaluated, pass, violation } from "../../kernel/answer";
import { control, onResources } from "../../kernel/control";
import { attack, cisKubernetes } from "../../kernel/frameworks";
import { tokensOf } from "../../kernel/kinds";

export const pvNoHostPath = control(
  {
    id: "pv-no-host-path",
    title: "Persistent volumes must not be folders of a node.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "cluster",
    requirements: ["K5", "K16"],
    frameworks: [...cisKubernetes("5.2.12"), ...attack("T1611")],
    contract:
      "Restricted: spec.hostPath and spec.local of persistent volumes. Allowed: absent. Unknown is not evaluated.",
    rationale:
      "A claim is allowed everywhere: through it a pod gets the folder that it may not mount by itself.",
    remediation: "Use a volume of a CSI driver.",
    references: ["https://kubernetes.io/docs/concepts/storage/persistent-volumes/"],
    componentSide: "none, because no component makes a persistent volume.",
  },
  onResources(tokensOf("PersistentVolume", ["core/v1"]), ({ inputs }) =>
    ["hostPath", "local"].map((source) => {
      const field = inputs.at("spec", source);
      if (field.absent) return pass;
      if (field.unknown !== undefined) return notEvaluated(field, field.unknown);
      return violation(field, "a folder of the node", "a volume of a CSI driver");
    }),
  ),
);
