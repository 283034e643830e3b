import { eksSelfManagedAddons } from "../../policy-pack/controls/cloud/eks-self-managed-addons";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-self-managed-addons";

const path = "bootstrapSelfManagedAddons";
const wanted = "false";
const byDefault = { path, wanted, found: "absent (default true)" };

testRoom(eksSelfManagedAddons, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret", set: path, to: secret(false) }],
  fails: [
    { name: "the value true", set: path, to: true, path, wanted, found: "true" },
    { name: "an absent value", set: path, to: ABSENT, ...byDefault },
  ],
  notEvaluated: [...unreadable(path, "true or false")],
});
