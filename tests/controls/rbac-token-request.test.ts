import { rbacTokenRequest } from "../../policy-pack/controls/cluster/rbac-token-request";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-token-request";

testGrants(
  rbacTokenRequest,
  fixtures,
  "rules without serviceaccounts/token, or with resourceNames",
  granting,
  harmless,
);
