import { scEfsInTransit } from "../../policy-pack/controls/cluster/sc-efs-in-transit";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/sc-efs-in-transit";

const handle = "spec.csi.volumeHandle";
const transit = "spec.csi.volumeAttributes.encryptInTransit";
const accessPoint = "a handle with an access point";

testRoom(scEfsInTransit, fixtures, {
  minimal,
  judged: "files",
  passes: [{ name: "another volume", set: "spec.csi", to: ABSENT }],
  fails: [
    {
      name: "the whole file system",
      set: handle,
      to: "fs-0123",
      path: handle,
      found: '"fs-0123"',
      wanted: accessPoint,
    },
    {
      name: "no encryption",
      set: transit,
      to: "false",
      path: transit,
      found: '"false"',
      wanted: '"true"',
    },
  ],
  notEvaluated: [
    ...unreadable(handle, "a text").filter(({ name }) => !name.endsWith("a text")),
    ...unreadable(transit, "a text"),
  ],
});

test("a bad volume of an unknown driver is not evaluated", () => {
  const inputs = { spec: { csi: { driver: UNKNOWN, volumeHandle: "fs-0123" } } };
  const stack = [resource("kubernetes:core/v1:PersistentVolume", "files", inputs)];
  expect(judge(stack, { controls: [scEfsInTransit] }).finished).toMatchObject([
    { status: "notEvaluated", path: "spec.csi.driver" },
  ]);
});
