import { rbacEscalateBind } from "../../policy-pack/controls/cluster/rbac-escalate-bind";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-escalate-bind";

testGrants(
  rbacEscalateBind,
  fixtures,
  "rules without escalate and bind, or bind by the names of weak roles",
  granting,
  harmless,
);
