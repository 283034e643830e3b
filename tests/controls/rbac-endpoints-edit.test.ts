import { rbacEndpointsEdit } from "../../policy-pack/controls/cluster/rbac-endpoints-edit";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-endpoints-edit";

testGrants(
  rbacEndpointsEdit,
  fixtures,
  "rules without writing verbs on endpoints",
  granting,
  harmless,
);
