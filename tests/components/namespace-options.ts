import type { SecureNamespaceArgs } from "../../components";

/** A namespace with everything that needs no relaxation. */
export const NAMESPACE_OPTIONS: SecureNamespaceArgs = {
  owner: "shop-team",
  labels: { team: "shop" },
  size: "medium",
  clusterName: "blue",
  traffic: {
    sameNamespace: [{ port: 8080 }],
    toNamespaces: [{ namespace: "bank", podLabels: { app: "ledger" }, ports: [{ port: 8443 }] }],
    fromNamespaces: [{ namespace: "edge", ports: [{ port: 8080, toPort: 8090 }] }],
    toCidrs: [
      { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"], ports: [{ port: 443 }] },
      { cidr: "::/0", ports: [{ port: 443 }] },
      { cidr: "10.9.0.0/24", ports: [{ port: 5432 }, { port: 53, protocol: "udp" }] },
    ],
    fromCidrs: [{ cidr: "10.40.0.0/20", ports: [{ port: 8080 }] }],
    awsEndpointCidrs: ["10.40.240.0/26"],
  },
  serviceAccounts: [
    { name: "web" },
    { name: "api", roleArn: "arn:aws:iam::111122223333:role/shop-api" },
  ],
  access: [
    { persona: "viewer", groups: ["support"] },
    { persona: "developer", groups: ["shop-developers", "shop-contractors"] },
    { persona: "operator", groups: ["shop-operators"] },
  ],
  isolation: {
    runtimeClassName: "shop",
    nodes: {
      labels: { workload: "shop" },
      taints: [
        { key: "workload", value: "shop", effect: "NO_SCHEDULE" },
        { key: "spot", effect: "NO_EXECUTE" },
      ],
    },
  },
};
