import { rbacPodExec } from "../../policy-pack/controls/cluster/rbac-pod-exec";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-pod-exec";

testGrants(
  rbacPodExec,
  fixtures,
  "rules without exec, attach, portforward and ephemeralcontainers",
  granting,
  harmless,
);
