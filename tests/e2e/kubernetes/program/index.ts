import { AdmissionGuard } from "../../../../components/admission/admission-guard";
import { SecureNamespace } from "../../../../components/secure-namespace";

/** What requests are sent to: the guard, a namespace with its defaults, a relaxed one, and one with nodes of its own. */
new AdmissionGuard("guard", {
  registries: ["registry.example.com"],
  protectedNamespaces: ["shop"],
});

const relaxation = { reason: "Shown by the tests.", owner: "platform", expires: "2026-12-31" };
new SecureNamespace("shop", {
  access: [
    { persona: "viewer", groups: ["shop-viewers"] },
    { persona: "developer", groups: ["shop-developers"] },
    { persona: "operator", groups: ["shop-operators"] },
  ],
  serviceAccounts: [{ name: "web" }],
});
new SecureNamespace("lab", {
  access: [
    { persona: "viewer", groups: ["lab-viewers"] },
    { persona: "developer", groups: ["lab-developers"] },
    { persona: "operator", groups: ["lab-operators"] },
  ],
  relaxations: {
    podSecurity: { level: "baseline", ...relaxation },
    deployByHand: relaxation,
    openSessions: relaxation,
    readSecrets: relaxation,
  },
});
new SecureNamespace("apart", {
  isolation: { runtimeClassName: "own-nodes", nodes: { labels: { pool: "apart" } } },
});
