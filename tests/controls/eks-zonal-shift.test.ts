import { eksZonalShift } from "../../policy-pack/controls/cloud/eks-zonal-shift";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-zonal-shift";

const path = "zonalShiftConfig.enabled";
const wanted = "true";
const byDefault = { path, wanted, found: "absent (default false)" };

testRoom(eksZonalShift, fixtures, {
  minimal,
  judged: "main",
  passes: [{ name: "a secret", set: path, to: secret(true) }],
  fails: [
    { name: "the value false", set: path, to: false, path, wanted, found: "false" },
    { name: "an absent value", set: path, to: ABSENT, ...byDefault },
    { name: "an absent zonalShiftConfig", set: "zonalShiftConfig", to: ABSENT, ...byDefault },
  ],
  notEvaluated: [...unreadable(path, "true or false")],
});
