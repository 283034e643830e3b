import { rbacImpersonate } from "../../policy-pack/controls/cluster/rbac-impersonate";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-impersonate";

testGrants(
  rbacImpersonate,
  fixtures,
  "rules without impersonate, or with the names of weak identities",
  granting,
  harmless,
);
