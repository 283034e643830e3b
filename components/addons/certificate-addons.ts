import type { AddonDefinition } from "./definition";
import { AddonName, AddonPhase } from "./names";

/** Namespace of cert-manager; the add-on fixes it. */
export const CERT_MANAGER_NAMESPACE = "cert-manager";

/** The add-on's own port (terraform-aws-modules/terraform-aws-eks pull request 3622): at 10250 it would meet the kubelet. */
const WEBHOOK_PORT = 10260;

/**
 * cert-manager, a community add-on, without any issuer: `ClusterIssuers` makes those. It calls no AWS service. Its pods
 * pass the level restricted.
 * Source: EKS user guide, "Community add-ons"; cert-manager documentation, "Best Practice", for who talks to whom.
 */
const certManager: AddonDefinition = {
  name: AddonName.CertManager,
  phase: AddonPhase.AfterNodes,
  use: "option",
  after: [],
  needs: {
    flows: [
      {
        from: "control-plane",
        to: "nodes",
        protocol: "tcp",
        port: WEBHOOK_PORT,
        reason: "Control plane to the webhook of cert-manager",
      },
    ],
    endpoints: [],
  },
  identities: [],
  namespace: { name: CERT_MANAGER_NAMESPACE, podSecurity: "restricted" },
  pods: [
    {
      name: "cert-manager",
      namespace: CERT_MANAGER_NAMESPACE,
      labels: {},
      listensOn: [],
      connectsTo: ["api-server", "cluster-dns"],
    },
    {
      name: "cert-manager-webhook",
      namespace: CERT_MANAGER_NAMESPACE,
      labels: { "app.kubernetes.io/component": "webhook" },
      listensOn: [{ protocol: "TCP", port: WEBHOOK_PORT, from: ["control-plane"] }],
      connectsTo: [],
    },
  ],
};

export const CERTIFICATE_ADDONS = [certManager];
