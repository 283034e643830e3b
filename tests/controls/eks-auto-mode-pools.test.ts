import { eksAutoModePools } from "../../policy-pack/controls/cloud/eks-auto-mode-pools";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { secret } from "../support/stack";
import { fixtures, minimal } from "./fixtures/eks-auto-mode-pools";

const path = "computeConfig.nodePools";
const wanted = "an empty list";

testRoom(eksAutoModePools, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a secret", set: path, to: secret([]) },
    { name: "no pools", set: path, to: ABSENT },
    { name: "no Auto Mode", set: "computeConfig", to: ABSENT },
  ],
  fails: [
    { name: "a built-in pool", set: path, to: ["system"], path, found: "built-in pools", wanted },
  ],
  notEvaluated: unreadable(path, "a list").filter(({ name }) => !name.endsWith("a list")),
});
