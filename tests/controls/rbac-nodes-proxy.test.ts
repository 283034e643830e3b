import { rbacNodesProxy } from "../../policy-pack/controls/cluster/rbac-nodes-proxy";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-nodes-proxy";

testGrants(rbacNodesProxy, fixtures, "rules without nodes/proxy", granting, harmless);
