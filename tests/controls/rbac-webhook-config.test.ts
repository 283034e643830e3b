import { rbacWebhookConfig } from "../../policy-pack/controls/cluster/rbac-webhook-config";
import { testGrants } from "../support/rbac";
import { fixtures, granting, harmless } from "./fixtures/rbac-webhook-config";

testGrants(
  rbacWebhookConfig,
  fixtures,
  "rules without writing verbs on webhooks and admission policies",
  granting,
  harmless,
);
