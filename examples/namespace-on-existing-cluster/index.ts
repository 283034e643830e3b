import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Service } from "@pulumi/kubernetes/core/v1";
import { PodDisruptionBudget } from "@pulumi/kubernetes/policy/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
// In a project of your own: from "hardened-cluster".
import { NamespaceSize, SecureNamespace } from "../../components";

const context = new pulumi.Config().require("kubeContext");
const provider = new Provider("cluster", { context });

const shop = new SecureNamespace(
  "shop",
  {
    owner: "shop-team",
    size: NamespaceSize.Small,
    traffic: {
      // Pods of the ingress controller's namespace reach the shop, and the shop reaches its database.
      fromNamespaces: [{ namespace: "ingress", ports: [{ port: 8080 }] }],
      toCidrs: [{ cidr: "10.30.0.0/24", ports: [{ port: 5432 }] }],
    },
    serviceAccounts: [{ name: "web" }],
    access: [{ persona: "developer", groups: ["shop-developers"] }],
  },
  { provider },
);

// Everything below fits into the namespace as it stands: the level restricted, limits, no token, no way to the API.
const inside = { provider, dependsOn: [shop] };
const labels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop-web" };
const metadata = { name: "web", namespace: "shop", labels };
const selector = { matchLabels: labels };

new Deployment(
  "web",
  {
    metadata,
    spec: {
      replicas: 2,
      selector,
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: "web",
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 10001,
            runAsGroup: 10001,
            fsGroup: 10001,
            seccompProfile: { type: "RuntimeDefault" },
          },
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: selector,
            },
          ],
          containers: [
            {
              name: "web",
              // By digest: a tag can be moved to another image.
              image:
                "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web@sha256:4a1c4b21597c1b4415bdbecb28a3296c6b5e23ca4f9feeb599860a1dac6a0108",
              ports: [{ name: "http", containerPort: 8080 }],
              resources: {
                requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
                limits: { cpu: "500m", memory: "128Mi", "ephemeral-storage": "128Mi" },
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
              },
              readinessProbe: { httpGet: { path: "/ready", port: "http" } },
              livenessProbe: { httpGet: { path: "/live", port: "http" } },
              volumeMounts: [{ name: "scratch", mountPath: "/tmp" }],
            },
          ],
          volumes: [{ name: "scratch", emptyDir: { sizeLimit: "64Mi" } }],
        },
      },
    },
  },
  inside,
);
new Service(
  "web",
  {
    metadata,
    spec: {
      type: "ClusterIP",
      selector: labels,
      ports: [{ name: "http", port: 8080 }],
    },
  },
  inside,
);
new PodDisruptionBudget("web", { metadata, spec: { minAvailable: 1, selector } }, inside);

export const namespace = shop.namespaceName;
