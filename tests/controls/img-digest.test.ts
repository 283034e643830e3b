import { imgDigest } from "../../policy-pack/controls/supply-chain/img-digest";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/img-digest";

const path = "spec.containers[0].image";

testRoom(imgDigest, fixtures, {
  minimal,
  judged: "web",
  fails: [
    {
      name: "a tag",
      set: path,
      to: "web:1.2.3",
      path,
      found: "no digest",
      wanted: "a sha256 digest",
    },
    {
      name: "a digest that is too short",
      set: path,
      to: `web@sha256:${"0".repeat(63)}`,
      path,
      found: "another digest",
      wanted: "a sha256 digest",
    },
  ],
  notEvaluated: unreadable(path, "a text"),
});
