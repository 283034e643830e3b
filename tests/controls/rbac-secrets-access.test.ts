import { rbacSecretsAccess } from "../../policy-pack/controls/cluster/rbac-secrets-access";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-secrets-access";

testGrants(
  rbacSecretsAccess,
  fixtures,
  "rules without get, list or watch on Secrets, or with resourceNames",
  granting,
  harmless,
);
