import { rbacAwsAuth } from "../../policy-pack/controls/cluster/rbac-aws-auth";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-aws-auth";

testGrants(
  rbacAwsAuth,
  fixtures,
  "rules that do not reach aws-auth in kube-system",
  granting,
  harmless,
);
