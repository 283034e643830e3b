import { imgDeprecatedRegistry } from "../../policy-pack/controls/supply-chain/img-deprecated-registry";
import { testRoom, unreadable } from "../support/control-harness";
import { fixtures, minimal } from "./fixtures/img-deprecated-registry";

const path = "spec.containers[0].image";
const wanted = "registry.k8s.io";

testRoom(imgDeprecatedRegistry, fixtures, {
  minimal,
  judged: "web",
  passes: [
    { name: "another project of gcr.io", set: path, to: "gcr.io/google-containers-2/pause:3" },
  ],
  fails: [
    {
      name: "k8s.gcr.io",
      set: path,
      to: "K8S.gcr.io/pause:3.5",
      path,
      found: "k8s.gcr.io",
      wanted,
    },
    {
      name: "gcr.io",
      set: path,
      to: "gcr.io/google-containers/pause:3",
      path,
      found: "gcr.io/google-containers",
      wanted,
    },
  ],
  notEvaluated: unreadable(path, "a text"),
});
