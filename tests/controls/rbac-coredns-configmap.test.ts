import { rbacCorednsConfigmap } from "../../policy-pack/controls/cluster/rbac-coredns-configmap";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-coredns-configmap";

testGrants(
  rbacCorednsConfigmap,
  fixtures,
  "rules that do not reach coredns in kube-system",
  granting,
  harmless,
);
