import { rbacDeleteEvidence } from "../../policy-pack/controls/cluster/rbac-delete-evidence";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-delete-evidence";

testGrants(
  rbacDeleteEvidence,
  fixtures,
  "rules without delete on events and namespaces",
  granting,
  harmless,
);
