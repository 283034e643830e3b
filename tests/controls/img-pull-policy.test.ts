import { imgPullPolicy } from "../../policy-pack/controls/supply-chain/img-pull-policy";
import { testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { onePod } from "../support/workloads";
import { fixtures } from "./fixtures/img-pull-policy";

const path = "spec.containers[0].imagePullPolicy";

testRoom(imgPullPolicy, fixtures, {
  minimal: onePod({ image: "web:1", imagePullPolicy: "Always" }),
  judged: "web",
  fails: [
    { name: "Never", set: path, to: "Never", path, found: '"Never"', wanted: '"Always"' },
    {
      name: "the default for a tag",
      set: "spec.containers[0]",
      to: { image: "web:1" },
      path,
      found: "absent (default IfNotPresent for a tag)",
      wanted: '"Always"',
    },
  ],
  notEvaluated: [
    ...unreadable(path, "a text"),
    {
      name: "an unknown image",
      set: "spec.containers[0]",
      to: { image: UNKNOWN },
      path: "spec.containers[0].image",
      why: "spec.containers[0].image is not known during a preview",
    },
  ],
});
