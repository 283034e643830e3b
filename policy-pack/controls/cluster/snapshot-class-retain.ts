import { control, onResources } from "../../kernel/control";
import { expectThat } from "../../kernel/expect";
import { tokensOf } from "../../kernel/kinds";
import { missing } from "../../kernel/missing";

const CLASSES = tokensOf("VolumeSnapshotClass", [
  "snapshot.storage.k8s.io/v1",
  "snapshot.storage.k8s.io/v1beta1",
]);
const WANTED = '"Retain"';

export const snapshotClassRetain = control(
  {
    id: "snapshot-class-retain",
    title: "Snapshots should stay when their Kubernetes object goes.",
    severity: "low",
    level: "advisory",
    layer: "cluster",
    requirements: ["K16"],
    frameworks: [],
    contract:
      "Restricted: deletionPolicy of VolumeSnapshotClass. Allowed: Retain. Absent, which the API refuses, is a " +
      "violation, in a patch not evaluated. Unknown is not evaluated.",
    rationale:
      "With Delete, whoever deletes a namespace deletes the snapshots that were to bring it back.",
    remediation: "Set deletionPolicy to Retain.",
    references: ["https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/"],
    componentSide: "StorageClasses makes its snapshot class with Retain.",
  },
  onResources(CLASSES, ({ inputs, kubernetes }) =>
    expectThat(inputs.at("deletionPolicy").string(), {
      holds: (policy) => policy === "Retain",
      wanted: WANTED,
      absent: missing(inputs.at("deletionPolicy"), WANTED, kubernetes?.patch === true),
    }),
  ),
);
