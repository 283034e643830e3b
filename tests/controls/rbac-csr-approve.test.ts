import { rbacCsrApprove } from "../../policy-pack/controls/cluster/rbac-csr-approve";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-csr-approve";

testGrants(rbacCsrApprove, fixtures, "rules without approval of certificates", granting, harmless);
