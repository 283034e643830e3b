import * as components from "../../../../components";

/** Components of the in-cluster layer with their options; a test sends every object of them to a real API server. */
const ROLE = "arn:aws:iam::111122223333:role/web";
const VOLUMES_KEY =
  "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000001";
const reason = { reason: "Shown by the tests.", owner: "platform", expires: "2026-12-31" };

new components.ClusterDefaults("defaults", {});
const system = new components.SystemPolicies("system", {
  addons: Object.values(components.AddonName),
  vpcCidr: "10.20.0.0/18",
  controlPlaneCidrs: ["10.20.0.0/28"],
  nodeCidrs: ["10.20.16.0/20"],
  serviceEndpointCidrs: ["10.20.1.0/26"],
});
const after = { dependsOn: [system] };
new components.AdmissionGuard("guard", { registries: ["registry.example.com"] });
new components.StorageClasses("storage", { volumesKeyArn: VOLUMES_KEY });
new components.FileStorageClass("files", { fileSystemId: "fs-00000000000000001" });
new components.KarpenterNodePool("karpenter", {
  clusterName: "tests",
  instanceProfileName: "nodes",
  subnetIds: ["subnet-00000000000000001"],
  securityGroupId: "sg-00000000000000001",
  volumesKeyArn: VOLUMES_KEY,
});
new components.AutoModeNodePool("auto", {
  nodeRoleName: "nodes",
  subnetIds: ["subnet-00000000000000001"],
  securityGroupId: "sg-00000000000000001",
  volumesKeyArn: VOLUMES_KEY,
});
new components.ClusterIssuers(
  "issuers",
  {
    authorities: [
      { domain: "workloads", certificatePem: "certificate", privateKeyPem: "key" },
      { domain: "webhooks", certificatePem: "certificate", privateKeyPem: "key" },
    ],
  },
  after,
);
const gates = new components.SecureNamespace("gates", {});
new components.WebhookCertificate(
  "gate",
  { namespace: "gates", serviceName: "gate" },
  { dependsOn: [gates] },
);
new components.TrustBundle(
  "trust",
  { namespaces: ["gates"], certificatesPem: "certificate" },
  { dependsOn: [gates] },
);
new components.SecureNamespace("shop", {
  owner: "shop",
  size: "large",
  clusterName: "tests",
  serviceAccounts: [
    { name: "web", roleArn: ROLE },
    { name: "jobs", mountToken: reason },
  ],
  traffic: {
    sameNamespace: [{ port: 5432 }],
    toNamespaces: [{ namespace: "gates", ports: [{ port: 8443 }] }],
    fromNamespaces: [{ namespace: "gates", podLabels: { app: "gate" }, ports: [{ port: 8080 }] }],
    toCidrs: [{ cidr: "0.0.0.0/0", ports: [{ port: 1, toPort: 65_535 }] }],
    fromCidrs: [{ cidr: "10.20.0.0/18", ports: [{ port: 8080 }] }],
    awsEndpointCidrs: ["10.20.1.0/26"],
  },
  isolation: { runtimeClassName: "own-nodes", nodes: { labels: { pool: "shop" } } },
  access: [
    { persona: "viewer", groups: ["shop-viewers"] },
    { persona: "operator", groups: ["shop-operators"] },
  ],
  relaxations: {
    podSecurity: { level: "baseline", ...reason },
    deployByHand: reason,
    openSessions: reason,
    readSecrets: reason,
    loadBalancers: { count: 1, ...reason },
    nodePorts: { count: 1, ...reason },
  },
});
