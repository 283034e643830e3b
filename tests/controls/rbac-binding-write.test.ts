import { rbacBindingWrite } from "../../policy-pack/controls/cluster/rbac-binding-write";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-binding-write";

testGrants(
  rbacBindingWrite,
  fixtures,
  "rules without create, update and patch on bindings",
  granting,
  harmless,
);
