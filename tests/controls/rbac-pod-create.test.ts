import { rbacPodCreate } from "../../policy-pack/controls/cluster/rbac-pod-create";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-pod-create";

testGrants(
  rbacPodCreate,
  fixtures,
  "rules without create on pods and workloads",
  granting,
  harmless,
);
