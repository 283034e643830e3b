import fc from "fast-check";
import {
  ClusterIssuers,
  ClusterPki,
  HardenedCluster,
  PrivateCaIssuers,
  TrustBundle,
  WebhookCertificate,
} from "../../components";
import { planWebhookCertificate } from "../../components/issuers/issuer-plan";
import { controls } from "../../policy-pack/controls";
import { judge } from "../support/judge";
import { ARGS } from "./blue-cluster";
import { ISSUER_ROWS } from "./mutations/issuers";
import { unsoundRows } from "./mutations/table";
import { sourcesOf } from "./pki-example";
import { record, UNKNOWN, type Recording } from "./recording";
import { refusal } from "./refusal";

const ISSUER = "kubernetes:cert-manager.io/v1:ClusterIssuer";
const CERTIFICATE = "kubernetes:cert-manager.io/v1:Certificate";
const DOMAINS = (["workloads", "webhooks"] as const).map((domain) => ({ domain, issuer: true }));
const CA = { certificatePem: "CERTIFICATE", privateKeyPem: "KEY" };

let preview: Recording;
beforeAll(async () => {
  preview = await record(() => {
    const pki = new ClusterPki("pki", { clusterName: "blue", domains: DOMAINS });
    new ClusterIssuers("blue-issuers", { authorities: pki.issuers });
    if (pki.workloadTrust === undefined) throw new Error("no roots of workloads");
    new TrustBundle("trust", { namespaces: ["web", "shop"], certificatesPem: pki.workloadTrust });
    const webhook = new WebhookCertificate("gate", { namespace: "gates", serviceName: "gate" });
    return { injection: webhook.injection, caBundle: WebhookCertificate.caBundle("CERTIFICATE") };
  }, {});
});

test("the program runs to its end", () => {
  expect(preview.errors).toEqual([]);
});

test.each(["workloads", "webhooks"])("the issuer %s signs with its own intermediate", (domain) => {
  expect(preview.inputs(`${ISSUER} blue-issuers-${domain}`)).toEqual({
    apiVersion: "cert-manager.io/v1",
    kind: "ClusterIssuer",
    metadata: { name: domain },
    spec: { ca: { secretName: `${domain}-ca` } },
  });
  const secret = preview.at(`kubernetes:core/v1:Secret blue-issuers-${domain}-ca`);
  expect(secret.inputs).toMatchObject({
    metadata: { name: `${domain}-ca`, namespace: "cert-manager" },
    type: "kubernetes.io/tls",
  });
  expect(JSON.stringify(secret.inputs["stringData"])).toContain("1b47061264138c4ac30d75fd1eb44270");
  const sources = sourcesOf(preview, secret, "stringData");
  expect(sources).toContain(`pki-${domain}-1-issuer-key`);
  expect(sources).not.toContain(`pki-${domain}-1-key`);
  const issuer = preview.at(`${ISSUER} blue-issuers-${domain}`);
  expect(issuer.dependencies).toContain(secret.urn);
});

test("pods of each namespace find the roots of workloads", () => {
  for (const namespace of ["web", "shop"]) {
    const bundle = preview.at(`kubernetes:core/v1:ConfigMap trust-${namespace}`);
    expect(bundle.inputs).toMatchObject({ metadata: { name: "workloads-ca", namespace } });
    expect(bundle.inputs["data"]).toEqual({ "ca.crt": UNKNOWN });
    expect(sourcesOf(preview, bundle, "data")).toEqual(["pki-workloads-1-root"]);
  }
});

test("a webhook has a certificate for the names of its Service, with a new key each time", () => {
  expect(preview.inputs(`${CERTIFICATE} gate-certificate`)).toEqual({
    apiVersion: "cert-manager.io/v1",
    kind: "Certificate",
    metadata: { name: "gate-tls", namespace: "gates" },
    spec: {
      secretName: "gate-tls",
      dnsNames: ["gate.gates.svc", "gate.gates.svc.cluster.local"],
      duration: "2160h",
      renewBefore: "720h",
      usages: ["digital signature", "server auth"],
      privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
      issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: "webhooks" },
    },
  });
  expect(preview.outputs).toEqual({
    injection: { "cert-manager.io/inject-ca-from": "gates/gate-tls" },
    caBundle: Buffer.from("CERTIFICATE").toString("base64"),
  });
});

test("the pack has no mandatory finding, and can judge the roots", () => {
  const { findings } = judge(preview.resources, { controls }).evaluations;
  expect(findings.filter(({ level }) => level === "mandatory")).toEqual([]);
  expect(findings.filter(({ control }) => control.startsWith("pki-"))).toEqual([]);
});

test("every row flips something that is there", () => {
  expect(unsoundRows(ISSUER_ROWS, preview)).toEqual([]);
});

describe("in a cluster", () => {
  test("issuers come after cert-manager, and its roots are an output", async () => {
    let cluster: HardenedCluster | undefined;
    const whole = await record(() => {
      const addons = ["eks-pod-identity-agent", "vpc-cni", "kube-proxy", "coredns", "cert-manager"];
      cluster = new HardenedCluster("blue", { ...ARGS, addons, issuers: true });
    });
    expect(whole.errors).toEqual([]);
    expect(cluster?.workloadTrust).toBeDefined();
    const addon = whole.at("aws:eks/addon:Addon blue-inside-addons-cert-manager-addon");
    for (const issuer of whole.ofType(ISSUER)) expect(whole.before(issuer)).toContain(addon.urn);
    expect(whole.ofType(ISSUER)).toHaveLength(2);
  });

  test("they need the add-on", async () => {
    const message = await refusal(() => new HardenedCluster("blue", { ...ARGS, issuers: true }));
    expect(message).toMatch(
      /: addons: found .*, wanted a list with cert-manager, because issuers is true\.$/,
    );
  });
});

describe("with AWS Private CA", () => {
  const PLACE = { clusterName: "blue", accountId: "111122223333", region: "eu-central-1" };
  const PLUGIN = "aws-privateca-issuer";
  const PRIVATE = "kubernetes:awspca.cert-manager.io/v1beta1:AWSPCAClusterIssuer";
  let recorded: Recording;
  beforeAll(async () => {
    recorded = await record(() => {
      const domains = (["workloads", "webhooks"] as const).map((domain) => ({ domain }));
      const pki = new ClusterPki("pki", { clusterName: "blue", source: "acm-pca", domains });
      const permissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary";
      const { authorities } = pki;
      new PrivateCaIssuers("private", { ...PLACE, authorities, permissionsBoundaryArn });
    });
  });

  test("each issuer signs with the CA of its domain", () => {
    expect(recorded.errors).toEqual([]);
    for (const domain of ["workloads", "webhooks"]) {
      const issuer = recorded.at(`${PRIVATE} private-${domain}`);
      expect(issuer.inputs).toMatchObject({
        metadata: { name: domain },
        spec: { arn: UNKNOWN, region: "eu-central-1" },
      });
      expect(sourcesOf(recorded, issuer, "spec")).toEqual([`pki-${domain}-1-activation`]);
    }
  });

  test("the plugin's pods alone have a role, which signs no CA", () => {
    const association = "aws:eks/podIdentityAssociation:PodIdentityAssociation private-association";
    expect(recorded.inputs(association)).toMatchObject({
      clusterName: "blue",
      namespace: PLUGIN,
      serviceAccount: PLUGIN,
    });
    const policy = String(recorded.inputs("aws:iam/rolePolicy:RolePolicy private-role")["policy"]);
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [
        { Action: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"] },
        {
          Action: ["acm-pca:IssueCertificate"],
          Resource: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/*",
          Condition: {
            StringLike: {
              "acm-pca:TemplateArn": [
                "arn:aws:acm-pca:::template/EndEntity*",
                "arn:aws:acm-pca:::template/BlankEndEntity*",
              ],
            },
          },
        },
      ],
    });
  });

  test("the pack has nothing to object to", () => {
    const { findings } = judge(recorded.resources, { controls }).evaluations;
    const violations = findings.filter(({ status }) => status === "violation");
    expect(violations.filter(({ urn }) => urn.includes("PrivateCaIssuers"))).toEqual([]);
  });

  test("a cluster opens the endpoint when it is told to", async () => {
    const whole = await record(() => new HardenedCluster("blue", { ...ARGS, privateCa: true }));
    expect(whole.errors).toEqual([]);
    const endpoints = whole.ofType("aws:ec2/vpcEndpoint:VpcEndpoint").map(({ name }) => name);
    expect(endpoints).toContain("blue-network-endpoints-acm-pca");
  });
});

describe("bad input is refused", () => {
  const issuers = (...domains: readonly string[]) =>
    new ClusterIssuers("own", { authorities: domains.map((domain) => ({ domain, ...CA })) });
  test.each<[string, () => unknown, string]>([
    [
      "no authority",
      () => issuers(),
      'ClusterIssuers "own": authorities: found [], wanted at least one authority, as ClusterPki gives them for domains with an issuer.',
    ],
    [
      "a CA of the control plane",
      () => issuers("workloads", "apiserver-serving"),
      'ClusterIssuers "own": authorities[1].domain: found "apiserver-serving", wanted one of workloads, webhooks.',
    ],
    [
      "two of a domain",
      () => issuers("webhooks", "webhooks"),
      'ClusterIssuers "own": authorities[1].domain: found "webhooks", wanted a domain that is not already at authorities[0]: each has one issuer.',
    ],
    [
      "a bundle for nobody",
      () => new TrustBundle("own", { namespaces: [], certificatesPem: "" }),
      'TrustBundle "own": namespaces: found [], wanted the names of one namespace or more.',
    ],
    [
      "a namespace twice",
      () => new TrustBundle("own", { namespaces: ["web", "web"], certificatesPem: "" }),
      'TrustBundle "own": namespaces[1]: found "web", wanted a namespace that is not already at namespaces[0].',
    ],
    [
      "a name that is none",
      () => new WebhookCertificate("own", { namespace: "gates", serviceName: "Gate" }),
      'WebhookCertificate "own": serviceName: found "Gate", wanted 1 to 63 lower-case letters, digits and hyphens that start and end with a letter or digit.',
    ],
    [
      "a long life",
      () =>
        new WebhookCertificate("own", {
          namespace: "gates",
          serviceName: "gate",
          certificateDays: 365,
        }),
      'WebhookCertificate "own": certificateDays: found 365, wanted a whole number from 1 to 90.',
    ],
  ])("%s", async (_case, program, message) => {
    expect(await refusal(program)).toBe(message);
  });
});

test("any certificate of a webhook is renewed while it lasts, under the Service's names alone", () => {
  const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
  fc.assert(
    fc.property(label, label, fc.integer({ min: 1, max: 90 }), (namespace, serviceName, days) => {
      const request = { namespace, serviceName, certificateDays: days };
      const plan = planWebhookCertificate("test", request);
      const hours = (text: string) => Number(/^(\d+)h$/.exec(text)?.[1]);
      expect(hours(plan.duration)).toBe(days * 24);
      expect(hours(plan.renewBefore) * 3).toBe(hours(plan.duration));
      for (const name of plan.dnsNames) {
        expect(name.startsWith(`${serviceName}.${namespace}.svc`)).toBe(true);
      }
    }),
  );
});
