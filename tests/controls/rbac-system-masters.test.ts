import { rbacSystemMasters } from "../../policy-pack/controls/cluster/rbac-system-masters";
import { testSubjects } from "../support/rbac";
import { fixtures, refused } from "./fixtures/rbac-system-masters";

testSubjects(rbacSystemMasters, fixtures, "a group of your own", refused);
