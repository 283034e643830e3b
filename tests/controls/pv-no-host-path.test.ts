import { pvNoHostPath } from "../../policy-pack/controls/cluster/pv-no-host-path";
import { testRoom } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pv-no-host-path";

const paths = ["spec.hostPath", "spec.local"];

testRoom(pvNoHostPath, fixtures, {
  minimal,
  judged: "data",
  fails: paths.map((path) => ({
    name: path,
    set: path,
    to: { path: "/" },
    path,
    found: "a folder of the node",
    wanted: "a volume of a CSI driver",
  })),
  notEvaluated: paths.map((path) => ({
    name: `an unknown ${path}`,
    set: path,
    to: UNKNOWN,
    path,
    why: `${path} is not known during a preview`,
  })),
});
