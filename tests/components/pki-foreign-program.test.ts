import { Certificate } from "@pulumi/aws/acmpca/certificate";
import { CertificateAuthority } from "@pulumi/aws/acmpca/certificateAuthority";
import { TrustAnchor } from "@pulumi/aws/rolesanywhere/trustAnchor";
import { ValidatingWebhookConfiguration } from "@pulumi/kubernetes/admissionregistration/v1/validatingWebhookConfiguration";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { CertRequest } from "@pulumi/tls/certRequest";
import { LocallySignedCert } from "@pulumi/tls/locallySignedCert";
import { PrivateKey } from "@pulumi/tls/privateKey";
import { SelfSignedCert } from "@pulumi/tls/selfSignedCert";
import { controls } from "../../policy-pack/controls";
import { judge, nameOf } from "../support/judge";
import { record } from "./recording";

// Programs that use none of our components, at their first preview: every PEM is unknown.

const DAY = 24;
const pkiControls = controls.filter(({ layer }) => layer === "pki");

async function findings(program: () => unknown): Promise<string[]> {
  const preview = await record(program);
  expect(preview.errors).toEqual([]);
  const { evaluations } = judge(preview.resources, { controls: pkiControls });
  return evaluations.findings.map(
    (finding) => `${finding.control} ${finding.status} ${nameOf(finding)} ${finding.path}`,
  );
}

function authority(name: string): { readonly key: PrivateKey; readonly root: SelfSignedCert } {
  const key = new PrivateKey(`${name}-key`, { algorithm: "ECDSA", ecdsaCurve: "P384" });
  const root = new SelfSignedCert(name, {
    privateKeyPem: key.privateKeyPem,
    subject: { commonName: name },
    isCaCertificate: true,
    maxPathLength: 0,
    allowedUses: ["cert_signing", "crl_signing"],
    validityPeriodHours: 1825 * DAY,
    earlyRenewalHours: 400 * DAY,
  });
  return { key, root };
}

function issue(
  name: string,
  commonName: string,
  { key, root }: ReturnType<typeof authority>,
): LocallySignedCert {
  const own = new PrivateKey(`${name}-key`, { algorithm: "ECDSA", ecdsaCurve: "P256" });
  const request = new CertRequest(`${name}-request`, {
    privateKeyPem: own.privateKeyPem,
    subject: { commonName },
  });
  return new LocallySignedCert(name, {
    certRequestPem: request.certRequestPem,
    caCertPem: root.certPem,
    caPrivateKeyPem: key.privateKeyPem,
    allowedUses: ["digital_signature", "client_auth"],
    validityPeriodHours: 7 * DAY,
    earlyRenewalHours: 2 * DAY,
  });
}

const webhooks = (caBundle: SelfSignedCert["certPem"]) =>
  new ValidatingWebhookConfiguration("guard", {
    webhooks: [
      {
        name: "guard.example.com",
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        clientConfig: { url: "https://guard", caBundle: caBundle.apply((pem) => btoa(pem)) },
      },
    ],
  });

describe("a root that is shared on purpose is found", () => {
  test("between etcd and API users, by the certificates that it signs", async () => {
    const found = await findings(() => {
      const one = authority("everything");
      issue("etcd-client", "kube-apiserver-etcd-client", one);
      issue("alice", "system:serviceaccount:ops:alice", one);
    });
    expect(found).toEqual(["pki-shared-root violation everything "]);
  });

  test("between webhooks and the API server's clients, by the places that take it", async () => {
    const found = await findings(() => {
      const one = authority("everything");
      webhooks(one.root.certPem);
      new ConfigMap("pki", { data: { "client-ca.crt": one.root.certPem } });
    });
    expect(found).toEqual(["pki-shared-root violation everything "]);
  });

  test("between a webhook and a Secret, by its name: the SDK hides its files", async () => {
    const found = await findings(() => {
      const one = authority("everything");
      webhooks(one.root.certPem);
      new Secret("client-ca", { stringData: { "ca.crt": one.root.certPem } });
    });
    expect(found).toEqual(["pki-shared-root violation everything "]);
  });

  test("but not evaluated in a Secret whose name says nothing", async () => {
    const found = await findings(() => {
      const one = authority("everything");
      webhooks(one.root.certPem);
      new Secret("pki", { stringData: { "client-ca.crt": one.root.certPem } });
    });
    expect(found).toEqual(["pki-shared-root notEvaluated pki stringData"]);
  });

  test("between two places in AWS Private CA", async () => {
    const found = await findings(() => {
      const ca = new CertificateAuthority("everything", {
        type: "ROOT",
        certificateAuthorityConfiguration: {
          keyAlgorithm: "EC_prime256v1",
          signingAlgorithm: "SHA256WITHECDSA",
          subject: { commonName: "everything" },
        },
      });
      const root = new Certificate("root", {
        certificateAuthorityArn: ca.arn,
        certificateSigningRequest: ca.certificateSigningRequest,
        signingAlgorithm: "SHA256WITHECDSA",
        templateArn: "arn:aws:acm-pca:::template/RootCACertificate/V1",
        validity: { type: "YEARS", value: "5" },
      });
      new TrustAnchor("pods", {
        source: { sourceType: "AWS_ACM_PCA", sourceData: { acmPcaArn: ca.arn } },
      });
      new ConfigMap("etcd-ca", { data: { "ca.crt": root.certificate } });
    });
    expect(found).toEqual(["pki-shared-root violation everything "]);
  });
});

test("the same programs with a root for each domain have no findings", async () => {
  const found = await findings(() => {
    issue("etcd-client", "kube-apiserver-etcd-client", authority("etcd"));
    issue("alice", "system:serviceaccount:ops:alice", authority("users"));
    webhooks(authority("webhooks").root.certPem);
    new Secret("workload-ca", { stringData: { "ca.crt": authority("workloads").root.certPem } });
  });
  expect(found).toEqual([]);
});

test("weak keys, long lives and loose CAs are found", async () => {
  const found = await findings(() => {
    const key = new PrivateKey("weak", { algorithm: "RSA" });
    new SelfSignedCert("loose", {
      privateKeyPem: key.privateKeyPem,
      isCaCertificate: true,
      allowedUses: ["cert_signing", "server_auth"],
      validityPeriodHours: 20 * 365 * DAY,
    });
  });
  expect(found.sort()).toEqual([
    "pki-ca-constraints violation loose maxPathLength",
    "pki-key-strength violation weak rsaBits",
    "pki-validity violation loose validityPeriodHours",
  ]);
});

test("a key in a ConfigMap is found, its public half and a key in a Secret are not", async () => {
  const found = await findings(() => {
    const key = new PrivateKey("key", { algorithm: "ED25519" });
    new ConfigMap("leak", { data: { "tls.key": key.privateKeyPem } });
    new ConfigMap("public", { data: { "tls.pub": key.publicKeyPem } });
    new Secret("kept", { stringData: { "tls.key": key.privateKeyPem } });
  });
  expect(found).toEqual(['pki-key-in-plain-output violation leak data["tls.key"]']);
});
