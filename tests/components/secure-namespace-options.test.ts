import { SecureNamespace, type SecureNamespaceArgs } from "../../components";
import { judge } from "../support/judge";
import { NAMESPACE_OPTIONS } from "./namespace-options";
import { record, type Recording } from "./recording";

const preview = (args: SecureNamespaceArgs, name = "shop"): Promise<Recording> =>
  record(() => {
    new SecureNamespace(name, args);
  });
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const NAMESPACE = "kubernetes:core/v1:Namespace shop-namespace";
describe("a namespace with every option", () => {
  let shop: Recording;
  beforeAll(async () => {
    shop = await preview(NAMESPACE_OPTIONS);
    expect(shop.errors).toEqual([]);
  });
  const policy = (name: string) => shop.inputs(`${POLICY} shop-${name}`)["spec"];

  test("lets in what is listed", () => {
    expect(policy("allow-ingress")).toEqual({
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [
        { from: [{ podSelector: {} }], ports: [{ protocol: "TCP", port: 8080 }] },
        {
          from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "edge" } } }],
          ports: [{ protocol: "TCP", port: 8080, endPort: 8090 }],
        },
        {
          from: [{ ipBlock: { cidr: "10.40.0.0/20" } }],
          ports: [{ protocol: "TCP", port: 8080 }],
        },
      ],
    });
  });

  test("lets out what is listed, without the metadata addresses and with the Pod Identity agent", () => {
    const https = [{ protocol: "TCP", port: 443 }];
    const except = ["10.0.0.0/8", "169.254.169.254/32"];
    expect(policy("allow-egress")).toEqual({
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        { to: [{ podSelector: {} }], ports: [{ protocol: "TCP", port: 8080 }] },
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "bank" } },
              podSelector: { matchLabels: { app: "ledger" } },
            },
          ],
          ports: [{ protocol: "TCP", port: 8443 }],
        },
        { to: [{ ipBlock: { cidr: "0.0.0.0/0", except } }], ports: https },
        { to: [{ ipBlock: { cidr: "::/0", except: ["fd00:ec2::254/128"] } }], ports: https },
        {
          to: [{ ipBlock: { cidr: "10.9.0.0/24" } }],
          ports: [
            { protocol: "TCP", port: 5432 },
            { protocol: "UDP", port: 53 },
          ],
        },
        { to: [{ ipBlock: { cidr: "10.40.240.0/26" } }], ports: https },
        {
          to: [
            { ipBlock: { cidr: "169.254.170.23/32" } },
            { ipBlock: { cidr: "fd00:ec2::23/128" } },
          ],
          ports: [{ protocol: "TCP", port: 80 }],
        },
      ],
    });
  });

  test("has service accounts without tokens, and a role by Pod Identity", () => {
    const accounts = shop.ofType("kubernetes:core/v1:ServiceAccount").map(({ inputs }) => inputs);
    expect(accounts).toMatchObject([
      { metadata: { name: "web", namespace: "shop" }, automountServiceAccountToken: false },
      { metadata: { name: "api", namespace: "shop" }, automountServiceAccountToken: false },
    ]);
    const associations = shop.ofType("aws:eks/podIdentityAssociation:PodIdentityAssociation");
    expect(associations.map(({ inputs }) => inputs)).toEqual([
      {
        clusterName: "blue",
        namespace: "shop",
        serviceAccount: "api",
        roleArn: "arn:aws:iam::111122223333:role/shop-api",
      },
    ]);
  });

  test("binds a role for each persona to its groups", () => {
    const bindings = shop.ofType("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding");
    expect(bindings.map(({ inputs }) => inputs)).toMatchObject(
      [["support"], ["shop-developers", "shop-contractors"], ["shop-operators"]].map(
        (groups, index) => ({
          roleRef: { kind: "Role", name: ["viewer", "developer", "operator"][index] },
          subjects: groups.map((name) => ({ kind: "Group", name })),
        }),
      ),
    );
    const roles = shop.ofType("kubernetes:rbac.authorization.k8s.io/v1:Role");
    const text = JSON.stringify(roles.map(({ inputs }) => inputs));
    for (const absent of ["*", "secrets", "pods/exec", "annotations"]) {
      expect(text).not.toContain(`"${absent}"`);
    }
  });

  test("sends its pods to nodes of their own and refuses others", () => {
    expect(shop.inputs("kubernetes:node.k8s.io/v1:RuntimeClass shop-runtime-class")).toMatchObject({
      metadata: { name: "shop" },
      handler: "shimpei",
      scheduling: {
        nodeSelector: { workload: "shop" },
        tolerations: [
          { key: "workload", operator: "Equal", value: "shop", effect: "NoSchedule" },
          { key: "spot", operator: "Exists", effect: "NoExecute" },
        ],
      },
    });
    const admission = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
    expect(shop.inputs(`${admission} shop-runtime-class`)).toMatchObject({
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
        },
        validations: [
          {
            expression:
              "has(object.spec.runtimeClassName) && object.spec.runtimeClassName == 'shop'",
          },
        ],
      },
    });
    expect(shop.inputs(`${admission}Binding shop-runtime-class`)).toMatchObject({
      spec: {
        policyName: "hardened-cluster-shop-runtime-class",
        validationActions: ["Deny", "Audit"],
      },
    });
  });

  test("carries its owner, and the quota of its size", () => {
    const labels = { team: "shop", "hardened-cluster/owner": "shop-team" };
    expect(shop.inputs(NAMESPACE)).toMatchObject({ metadata: { labels } });
    expect(shop.inputs("kubernetes:core/v1:ResourceQuota shop-quota")).toMatchObject({
      spec: { hard: { "requests.cpu": "16", "limits.memory": "64Gi", pods: "200" } },
    });
  });

  test("satisfies every mandatory control", () => {
    const { findings } = judge(shop.resources).evaluations;
    const mandatory = findings.filter((one) => one.level === "mandatory");
    expect(mandatory.map(({ control, path }) => `${control} ${path}`)).toEqual([]);
  });
});

test("a namespace with nothing but a name satisfies every control", async () => {
  const { findings } = judge((await preview({})).resources).evaluations;
  expect(findings).toEqual([]);
});

test("pods of a sandbox go to the node group that has its handler, in a namespace of untrusted workloads", async () => {
  const shop = await preview({
    isolation: {
      runtimeClassName: "gvisor",
      nodes: { handler: "runsc", handlerNodeGroup: "sandboxes" },
    },
  });
  expect(shop.inputs("kubernetes:node.k8s.io/v1:RuntimeClass shop-runtime-class")).toMatchObject({
    handler: "runsc",
    scheduling: { nodeSelector: { "eks.amazonaws.com/nodegroup": "sandboxes" } },
  });
  const labels = { "hardened-cluster/trust": "untrusted" };
  expect(shop.inputs(NAMESPACE)).toMatchObject({ metadata: { labels } });
});

test("a class that exists is demanded and not made", async () => {
  const shop = await preview({ isolation: { runtimeClassName: "team-nodes" } });
  expect(shop.ofType("kubernetes:node.k8s.io/v1:RuntimeClass")).toEqual([]);
  const type = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
  expect(JSON.stringify(shop.ofType(type)[0]?.inputs)).toContain("== 'team-nodes'");
});
