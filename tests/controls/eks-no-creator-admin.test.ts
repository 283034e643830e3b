import { eksNoCreatorAdmin } from "../../policy-pack/controls/cloud/eks-no-creator-admin";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-no-creator-admin";

const path = "accessConfig.bootstrapClusterCreatorAdminPermissions";
const wanted = "false";
const byDefault = { path, wanted, found: "absent (default true)" };

testRoom(eksNoCreatorAdmin, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret", set: path, to: secret(false) }],
  fails: [
    { name: "the value true", set: path, to: true, path, wanted, found: "true" },
    { name: "an absent value", set: path, to: ABSENT, ...byDefault },
    { name: "an absent accessConfig", set: "accessConfig", to: ABSENT, ...byDefault },
  ],
  notEvaluated: [...unreadable(path, "true or false")],
});
