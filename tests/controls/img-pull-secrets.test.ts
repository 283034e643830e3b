import { imgPullSecrets } from "../../policy-pack/controls/supply-chain/img-pull-secrets";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { container } from "../support/workloads";
import { fixtures, minimal } from "./fixtures/img-pull-secrets";

const path = "spec.imagePullSecrets";
const wanted = "a pull secret";

testRoom(imgPullSecrets, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "a public image", set: "spec", to: { containers: [{ image: "quay.io/a/b:1" }] } },
  ],
  fails: [
    { name: "none", set: path, to: ABSENT, path, found: "absent", wanted },
    { name: "an empty list", set: path, to: [], path, found: "an empty list", wanted },
  ],
  notEvaluated: [
    ...unreadable(path, "a list"),
    {
      name: "a service account",
      set: "spec",
      to: { serviceAccountName: "web", containers: [container()] },
      path: "spec.serviceAccountName",
      why: "the service account may hold pull secrets",
    },
  ],
});
