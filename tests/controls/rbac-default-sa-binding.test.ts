import { rbacDefaultSaBinding } from "../../policy-pack/controls/cluster/rbac-default-sa-binding";
import { testSubjects } from "../support/rbac";
import { fixtures, refused } from "./fixtures/rbac-default-sa-binding";

testSubjects(rbacDefaultSaBinding, fixtures, "a service account of its own", refused);
