import { rbacAnonymousBinding } from "../../policy-pack/controls/cluster/rbac-anonymous-binding";
import { testSubjects } from "../support/rbac";
import { fixtures, refused } from "./fixtures/rbac-anonymous-binding";

testSubjects(rbacAnonymousBinding, fixtures, "a subject with an identity", refused);
