import { SecureNamespace, type SecureNamespaceArgs } from "../../components";
import { record, type Recording } from "./recording";

const preview = (args: SecureNamespaceArgs, name = "web"): Promise<Recording> =>
  record(() => {
    new SecureNamespace(name, args);
  });

const named = (name: string) => ({ name, namespace: "web" });
const policy = (name: string, spec: object) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: named(name),
  spec,
});

describe("a namespace with nothing but a name", () => {
  let namespace: Recording;
  beforeAll(async () => {
    namespace = await preview({});
  });

  test("has exactly these resources", () => {
    expect(namespace.errors).toEqual([]);
    expect(namespace.list).toEqual([
      "hardened-cluster:index:SecureNamespace web",
      "kubernetes:core/v1:LimitRange web-limits",
      "kubernetes:core/v1:Namespace web-namespace",
      "kubernetes:core/v1:ResourceQuota web-quota",
      "kubernetes:core/v1:ServiceAccountPatch web-default-service-account",
      "kubernetes:networking.k8s.io/v1:NetworkPolicy web-allow-dns",
      "kubernetes:networking.k8s.io/v1:NetworkPolicy web-default-deny-egress",
      "kubernetes:networking.k8s.io/v1:NetworkPolicy web-default-deny-ingress",
    ]);
  });

  test("enforces, audits and warns of the restricted rules of a pinned version", () => {
    expect(namespace.inputs("kubernetes:core/v1:Namespace web-namespace")).toEqual({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: {
        name: "web",
        labels: {
          "pod-security.kubernetes.io/enforce": "restricted",
          "pod-security.kubernetes.io/enforce-version": "v1.35",
          "pod-security.kubernetes.io/audit": "restricted",
          "pod-security.kubernetes.io/audit-version": "v1.35",
          "pod-security.kubernetes.io/warn": "restricted",
          "pod-security.kubernetes.io/warn-version": "v1.35",
        },
      },
    });
  });

  test.each([
    ["default-deny-ingress", { podSelector: {}, policyTypes: ["Ingress"] }],
    ["default-deny-egress", { podSelector: {}, policyTypes: ["Egress"] }],
    [
      "allow-dns",
      {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { "kubernetes.io/metadata.name": "kube-system" },
                },
                podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
              },
            ],
            ports: [
              { protocol: "UDP", port: 53 },
              { protocol: "TCP", port: 53 },
            ],
          },
        ],
      },
    ],
  ])("has the network policy %s", (name, spec) => {
    const inputs = namespace.inputs(`kubernetes:networking.k8s.io/v1:NetworkPolicy web-${name}`);
    expect(inputs).toEqual(policy(name, spec));
  });

  test("has a quota that allows no service to open a port outside", () => {
    expect(namespace.inputs("kubernetes:core/v1:ResourceQuota web-quota")).toEqual({
      apiVersion: "v1",
      kind: "ResourceQuota",
      metadata: named("quota"),
      spec: {
        hard: {
          "requests.cpu": "4",
          "requests.memory": "8Gi",
          "limits.cpu": "8",
          "limits.memory": "16Gi",
          "requests.storage": "100Gi",
          pods: "50",
          services: "20",
          secrets: "50",
          configmaps: "50",
          persistentvolumeclaims: "10",
          "count/jobs.batch": "50",
          "services.loadbalancers": "0",
          "services.nodeports": "0",
        },
      },
    });
  });

  test("limits every container", () => {
    expect(namespace.inputs("kubernetes:core/v1:LimitRange web-limits")).toEqual({
      apiVersion: "v1",
      kind: "LimitRange",
      metadata: named("limits"),
      spec: {
        limits: [
          {
            type: "Container",
            default: { cpu: "500m", memory: "512Mi" },
            defaultRequest: { cpu: "100m", memory: "128Mi" },
            max: { cpu: "2", memory: "4Gi" },
            min: { cpu: "10m", memory: "16Mi" },
          },
        ],
      },
    });
  });

  test("gives its default service account no token", () => {
    const account = "kubernetes:core/v1:ServiceAccountPatch web-default-service-account";
    expect(namespace.inputs(account)).toEqual({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: named("default"),
      automountServiceAccountToken: false,
    });
  });

  test("exists before anything in it", () => {
    const { urn } = namespace.at("kubernetes:core/v1:Namespace web-namespace");
    const within = namespace.resources.filter(
      ({ type, name }) => type.startsWith("kubernetes:") && name !== "web-namespace",
    );
    expect(within).toHaveLength(6);
    for (const one of within) expect(one.dependencies).toEqual([urn]);
  });
});

test("arguments replace single defaults and leave the others", async () => {
  const namespace = await preview({
    name: "storefront",
    labels: { team: "shop" },
    kubernetesVersion: "1.34",
    quota: { limitsCpu: "40" },
    limits: { maxMemory: "8Gi", defaultCpu: "250m" },
  });
  const { metadata } = namespace.inputs("kubernetes:core/v1:Namespace web-namespace");
  expect(metadata).toMatchObject({
    name: "storefront",
    labels: { team: "shop", "pod-security.kubernetes.io/enforce-version": "v1.34" },
  });
  const quota = namespace.inputs("kubernetes:core/v1:ResourceQuota web-quota");
  expect(quota).toMatchObject({
    metadata: { namespace: "storefront" },
    spec: { hard: { "limits.cpu": "40", "requests.cpu": "4" } },
  });
  const limits = namespace.inputs("kubernetes:core/v1:LimitRange web-limits");
  expect(limits).toMatchObject({
    spec: { limits: [{ max: { cpu: "2", memory: "8Gi" }, default: { cpu: "250m" } }] },
  });
});
