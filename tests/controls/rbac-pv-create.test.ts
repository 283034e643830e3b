import { rbacPvCreate } from "../../policy-pack/controls/cluster/rbac-pv-create";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-pv-create";

testGrants(rbacPvCreate, fixtures, "rules without create on persistentvolumes", granting, harmless);
