import { control, onPods } from "../../kernel/control";
import { eachEntry } from "../../kernel/each-entry";
import { expectThat } from "../../kernel/expect";
import { attack } from "../../kernel/frameworks";

export const podNoMountPropagation = control(
  {
    id: "pod-no-mount-propagation",
    title: "Mounts must not propagate between containers and their node.",
    severity: "high",
    level: "mandatory",
    presets: { baseline: "advisory" },
    layer: "container",
    requirements: ["D5"],
    frameworks: attack("T1611"),
    contract:
      "Restricted: volumeMounts[].mountPropagation of every container. Allowed: None, and absent, which means None. " +
      "Unknown is not evaluated.",
    rationale:
      "With propagation a container mounts over the node's folders, or sees whatever is mounted there later.",
    remediation: "Remove mountPropagation; a storage driver that needs it takes an exemption.",
    references: ["https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation"],
    componentSide: "none, because no component makes a pod.",
  },
  onPods((pod) =>
    pod.eachContainer(({ field, name }) =>
      eachEntry(
        field.at("volumeMounts"),
        (mount) =>
          expectThat(mount.at("mountPropagation").string(), {
            holds: (mode) => mode === "None",
            wanted: '"None"',
            absentMeans: "None",
            container: name,
          }),
        name,
      ),
    ),
  ),
);
