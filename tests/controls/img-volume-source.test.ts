import { imgVolumeSource } from "../../policy-pack/controls/supply-chain/img-volume-source";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge } from "../support/judge";
import { IMAGE } from "../support/workloads";
import { fixtures, minimal, settings } from "./fixtures/img-volume-source";

const path = "spec.volumes[0].image.reference";

testRoom(imgVolumeSource, fixtures, {
  minimal,
  judged: "web",
  settings,
  passes: [{ name: "no volumes", set: "spec.volumes", to: ABSENT }],
  fails: [
    {
      name: "a tag",
      set: path,
      to: "registry.example/model:1",
      path,
      found: "no sha256 digest",
      wanted: "a sha256 digest",
    },
    {
      name: "another registry",
      set: path,
      to: IMAGE.replace("registry.example", "quay.io"),
      path,
      found: '"quay.io/web"',
      wanted: "one of registry.example",
    },
  ],
  notEvaluated: unreadable(path, "a text"),
});

test("without listed registries a digest is enough", () => {
  expect(judge(minimal, { controls: [imgVolumeSource] }).evaluations.findings).toEqual([]);
});
