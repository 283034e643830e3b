import { eksForceUpdate } from "../../policy-pack/controls/cloud/eks-force-update";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-force-update";

const path = "forceUpdateVersion";
const wanted = "false";

testRoom(eksForceUpdate, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a secret", set: path, to: secret(false) },
    { name: "the default", set: path, to: ABSENT },
  ],
  fails: [{ name: "the value true", set: path, to: true, path, wanted, found: "true" }],
  notEvaluated: [...unreadable(path, "true or false")],
});
