import { pssVolumeTypes } from "../../policy-pack/controls/container/pss-volume-types";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pss-volume-types";

testRoom(pssVolumeTypes, fixtures, {
  minimal,
  judged: "web",
  passes: [
    {
      name: "one of each allowed",
      set: "spec.volumes",
      to: [
        { configMap: {} },
        { csi: {} },
        { downwardAPI: {} },
        { emptyDir: {} },
        { ephemeral: {} },
        { image: {} },
        { persistentVolumeClaim: {} },
        { projected: {} },
        { secret: {} },
      ],
    },
    { name: "no source, which means emptyDir", set: "spec.volumes[0]", to: { name: "data" } },
    { name: "a source that is null", set: "spec.volumes[0]", to: { name: "data", hostPath: null } },
    { name: "an unknown source of an allowed type", set: "spec.volumes[0].emptyDir", to: UNKNOWN },
    {
      name: "an unknown source beside a known allowed one",
      set: "spec.volumes[0]",
      to: { emptyDir: {}, hostPath: UNKNOWN },
    },
    { name: "no volumes", set: "spec.volumes", to: ABSENT },
  ],
  fails: [
    {
      name: "a path of the node",
      set: "spec.volumes[0]",
      to: { hostPath: { path: "/" } },
      path: "spec.volumes[0].hostPath",
      found: "hostPath",
      wanted:
        "configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret",
    },
    {
      name: "a file server",
      set: "spec.volumes[0]",
      to: { name: "data", nfs: {} },
      path: "spec.volumes[0].nfs",
      found: "nfs",
      wanted:
        "configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret",
    },
    {
      name: "a type that does not exist",
      set: "spec.volumes[0]",
      to: { floppy: {} },
      path: "spec.volumes[0].floppy",
      found: "floppy",
      wanted:
        "configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.volumes", "a list"),
    {
      name: "an unknown volume",
      set: "spec.volumes[0]",
      to: UNKNOWN,
      path: "spec.volumes[0]",
      why: "spec.volumes[0] is not known during a preview",
    },
    {
      name: "an unknown source of another type",
      set: "spec.volumes[0]",
      to: { name: "data", nfs: UNKNOWN },
      path: "spec.volumes[0].nfs",
      why: "spec.volumes[0].nfs is not known during a preview",
    },
    {
      name: "another type beside an unknown allowed one",
      set: "spec.volumes[0]",
      to: { nfs: {}, emptyDir: UNKNOWN },
      path: "spec.volumes[0].emptyDir",
      why: "spec.volumes[0].emptyDir is not known during a preview",
    },
  ],
});
