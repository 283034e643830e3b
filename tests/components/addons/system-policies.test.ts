import fc from "fast-check";
import { ADDONS, DEFAULT_ADDONS } from "../../../components/addons/catalogue";
import { SystemPolicies } from "../../../components/addons/system-policies";
import { planSystemPolicies } from "../../../components/addons/system-policy-plan";
import { record, type Recording } from "../recording";

const ADDRESSES = {
  vpcCidr: "10.20.0.0/18",
  controlPlaneCidrs: ["10.20.8.0/28", "10.20.24.0/28"],
  nodeCidrs: ["10.20.0.0/21", "10.20.16.0/21"],
  serviceEndpointCidrs: ["10.20.9.0/24"],
};
const block = (cidr: string) => ({ ipBlock: { cidr } });
const TCP = (port: number) => [{ protocol: "TCP", port }];
const DNS = [
  { protocol: "UDP", port: 53 },
  { protocol: "TCP", port: 53 },
];
const NODES = ADDRESSES.nodeCidrs.map(block);
const CONTROL_PLANE = ADDRESSES.controlPlaneCidrs.map(block);
const API = { to: [block("172.20.0.1/32"), ...CONTROL_PLANE], ports: TCP(443) };
const CLUSTER_DNS = {
  to: [
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    },
  ],
  ports: DNS,
};
const AGENT = { to: [block("169.254.170.23/32")], ports: TCP(80) };
const AWS = { to: [block("10.20.9.0/24")], ports: TCP(443) };

describe("the policies of the default add-ons", () => {
  const plan = planSystemPolicies("test", ADDRESSES);
  const find = (name: string) => plan.find((one) => one.name === name);

  test("are one for each kind of pod on the pod network", () => {
    expect(plan.map(({ name, namespace }) => `${namespace}/${name}`)).toEqual([
      "kube-system/coredns",
      "kube-system/metrics-server",
      "kube-system/snapshot-controller",
      "kube-system/ebs-csi-controller",
      "kube-system/ebs-csi-node",
    ]);
  });

  test("let all pods and nodes ask DNS, and DNS ask the API and the VPC's resolver", () => {
    const from = [{ namespaceSelector: {} }, ...NODES];
    expect(find("coredns")).toEqual({
      name: "coredns",
      namespace: "kube-system",
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
      ingress: [
        { from, ports: [{ protocol: "UDP", port: 53 }] },
        { from, ports: TCP(53) },
      ],
      egress: [API, { to: [block("10.20.0.2/32"), block("169.254.169.253/32")], ports: DNS }],
    });
  });

  test("let the control plane ask the metrics server, and that one the kubelets", () => {
    expect(find("metrics-server")).toMatchObject({
      ingress: [{ from: CONTROL_PLANE, ports: TCP(10251) }],
      egress: [API, { to: NODES, ports: TCP(10250) }],
    });
  });

  test("let the volume controller get credentials and call AWS, and nobody call it", () => {
    expect(find("ebs-csi-controller")).toMatchObject({
      podSelector: { matchLabels: { app: "ebs-csi-controller" } },
      ingress: [],
      egress: [API, CLUSTER_DNS, AGENT, AWS],
    });
  });
});

test("no policy ever opens the metadata service, a port range or the world", () => {
  const lists = fc.subarray(ADDONS.filter(({ use }) => use === "option").map(({ name }) => name));
  fc.assert(
    fc.property(lists, (options) => {
      const plan = planSystemPolicies("test", {
        ...ADDRESSES,
        addons: [...DEFAULT_ADDONS, ...options],
      });
      const text = JSON.stringify(plan);
      expect(text).not.toContain("169.254.169.254");
      expect(text).not.toContain("0.0.0.0/0");
      expect(text).not.toContain("endPort");
      for (const { ingress, egress } of plan) {
        for (const rule of ingress) expect(rule.from.length * rule.ports.length).toBeGreaterThan(0);
        for (const rule of egress) expect(rule.to.length * rule.ports.length).toBeGreaterThan(0);
      }
    }),
  );
});

describe("bad addresses are refused", () => {
  test.each([
    ["vpcCidr", { vpcCidr: "10.20.0.1/18" }, 'vpcCidr: found "10.20.0.1/18"'],
    ["serviceCidr", { serviceCidr: "x" }, 'serviceCidr: found "x"'],
    ["nodeCidrs", { nodeCidrs: [] }, "nodeCidrs: found [], wanted at least one address range"],
    [
      "controlPlaneCidrs",
      { controlPlaneCidrs: ["10.20.8.0/28", "10.20.8.0"] },
      'controlPlaneCidrs[1]: found "10.20.8.0"',
    ],
  ])("%s", (_path, change, message) => {
    expect(() => planSystemPolicies("test", { ...ADDRESSES, ...change })).toThrow(message);
  });
});

describe("in a recorded preview", () => {
  const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
  let preview: Recording;
  beforeAll(async () => {
    preview = await record(() => {
      new SystemPolicies("system", {
        ...ADDRESSES,
        addons: [...DEFAULT_ADDONS, "amazon-cloudwatch-observability", "cert-manager"],
      });
    });
  });

  test("each namespace denies by default, and each policy holds both directions", () => {
    expect(preview.errors).toEqual([]);
    expect(preview.list).toEqual(
      [
        "hardened-cluster:index:SystemPolicies system",
        "kubernetes:core/v1:Namespace system-amazon-cloudwatch",
        "kubernetes:core/v1:Namespace system-cert-manager",
        ...["amazon-cloudwatch", "cert-manager", "kube-system"].flatMap((namespace) => [
          `${POLICY} system-${namespace}-default-deny-egress`,
          `${POLICY} system-${namespace}-default-deny-ingress`,
        ]),
        ...["cloudwatch", "coredns", "ebs-csi-controller", "ebs-csi-node"].map(
          (name) => `${POLICY} system-${name}`,
        ),
        `${POLICY} system-cert-manager`,
        `${POLICY} system-cert-manager-webhook`,
        `${POLICY} system-metrics-server`,
        `${POLICY} system-snapshot-controller`,
      ].sort(),
    );
    for (const { inputs, name } of preview.ofType(POLICY)) {
      const types = name.includes("default-deny") ? 1 : 2;
      expect(inputs["spec"]).toMatchObject({ policyTypes: { length: types } });
    }
    expect(preview.inputs(`${POLICY} system-kube-system-default-deny-ingress`)).toMatchObject({
      metadata: { name: "default-deny-ingress", namespace: "kube-system" },
      spec: { podSelector: {}, policyTypes: ["Ingress"] },
    });
  });

  test("the namespace of CloudWatch exists before its policies", () => {
    const { urn } = preview.at("kubernetes:core/v1:Namespace system-amazon-cloudwatch");
    expect(preview.at(`${POLICY} system-cloudwatch`).dependencies).toEqual([urn]);
  });

  test("the pods of cert-manager are held to the strictest level, and its webhook hears the control plane", () => {
    const { metadata } = preview.inputs("kubernetes:core/v1:Namespace system-cert-manager");
    expect(metadata).toEqual({
      name: "cert-manager",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.35",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/audit-version": "v1.35",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/warn-version": "v1.35",
      },
    });
    expect(preview.inputs(`${POLICY} system-cert-manager-webhook`)).toMatchObject({
      spec: {
        podSelector: { matchLabels: { "app.kubernetes.io/component": "webhook" } },
        ingress: [{ ports: [{ protocol: "TCP", port: 10260 }] }],
        egress: [],
      },
    });
  });
});
