import { ClusterPki } from "../../components/pki/cluster-pki";
import { DOMAIN_PROFILES } from "../../components/pki/trust-domains";
import { controls } from "../../policy-pack/controls";
import { judge } from "../support/judge";
import { ALL_DOMAINS, LOCALLY_SIGNED, PRIVATE_KEY, REQUEST, SELF_SIGNED } from "./pki-example";
import { record, UNKNOWN, type Recording } from "./recording";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const secret = { [SIGNATURE]: SECRET, value: UNKNOWN };
const pkiControls = controls.filter(({ layer }) => layer === "pki");

const withTls = (): Promise<Recording> =>
  record(() => {
    const pki = new ClusterPki("pki", { clusterName: "blue", domains: ALL_DOMAINS });
    return { trust: pki.workloadTrust, certificates: pki.certificates };
  }, {});

describe("with the TLS provider", () => {
  let preview: Recording;
  beforeAll(async () => {
    preview = await withTls();
  });

  test("it works without a cluster and without AWS", () => {
    expect(preview.errors).toEqual([]);
    expect(preview.list.filter((one) => !/^(tls:|hardened-cluster:)/.test(one))).toEqual([]);
  });

  test("there is one root, with a key of its own, for each domain", () => {
    const roots = preview.ofType(SELF_SIGNED);
    expect(roots.map(({ name }) => name)).toEqual(
      DOMAIN_PROFILES.map(({ domain }) => `pki-${domain}-1-root`),
    );
    const keys = roots.flatMap(({ propertyDependencies }) => propertyDependencies["privateKeyPem"]);
    expect(new Set(keys).size).toBe(DOMAIN_PROFILES.length);
  });

  test("a root signs, and nothing else", () => {
    expect(preview.inputs(`${SELF_SIGNED} pki-workloads-1-root`)).toEqual({
      privateKeyPem: secret,
      subject: { commonName: "workloads 1", organizationalUnit: "blue" },
      isCaCertificate: true,
      maxPathLength: 0,
      allowedUses: ["cert_signing", "crl_signing"],
      setSubjectKeyId: true,
      setAuthorityKeyId: true,
      validityPeriodHours: 43_800,
      earlyRenewalHours: 888,
    });
    expect(preview.inputs(`${PRIVATE_KEY} pki-workloads-1-key`)).toEqual({
      algorithm: "ECDSA",
      ecdsaCurve: "P256",
    });
    expect(preview.inputs(`${PRIVATE_KEY} pki-etcd-peers-1-key`)["ecdsaCurve"]).toBe("P384");
  });

  test("a certificate is signed by the root of its domain", () => {
    expect(preview.inputs(`${LOCALLY_SIGNED} pki-etcd-clients-client-certificate`)).toEqual({
      certRequestPem: UNKNOWN,
      caCertPem: UNKNOWN,
      caPrivateKeyPem: secret,
      isCaCertificate: false,
      allowedUses: ["digital_signature", "client_auth"],
      setSubjectKeyId: true,
      validityPeriodHours: 8_760,
      earlyRenewalHours: 2_920,
    });
    expect(preview.inputs(`${REQUEST} pki-etcd-clients-client-request`)).toEqual({
      privateKeyPem: secret,
      subject: { commonName: "etcd-clients.client.example.com" },
      dnsNames: ["etcd-clients.example.com"],
    });
    const certificate = preview.at(`${LOCALLY_SIGNED} pki-etcd-clients-client-certificate`);
    const { caCertPem, caPrivateKeyPem } = certificate.propertyDependencies;
    expect(caCertPem).toEqual([preview.at(`${SELF_SIGNED} pki-etcd-clients-1-root`).urn]);
    expect(caPrivateKeyPem).toEqual([preview.at(`${PRIVATE_KEY} pki-etcd-clients-1-key`).urn]);
  });

  test("private keys are secret wherever they go", () => {
    for (const { inputs, name } of preview.resources) {
      for (const property of ["privateKeyPem", "caPrivateKeyPem"]) {
        if (property in inputs) expect([name, inputs[property]]).toEqual([name, secret]);
      }
    }
    expect(JSON.stringify(preview.outputs["certificates"])).toContain(SECRET);
    expect(preview.outputs["trust"]).toBe(UNKNOWN);
  });

  test("the controls have nothing to object to, and judged it", () => {
    const { evaluations } = judge(preview.resources, { controls: pkiControls });
    expect(evaluations.findings).toEqual([]);
    const judged = evaluations.controls.filter(({ evaluated }) => evaluated > 0);
    expect(judged.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["pki-ca-constraints", "pki-key-strength", "pki-shared-root"]),
    );
  });
});

test("RSA keys encipher keys too", async () => {
  const preview = await record(
    () =>
      new ClusterPki("pki", {
        clusterName: "blue",
        domains: [
          {
            domain: "webhooks",
            keyAlgorithm: "RSA",
            certificates: [{ name: "web", commonName: "web", dnsNames: ["web.shop.svc"] }],
          },
        ],
      }),
    {},
  );
  expect(preview.inputs(`${PRIVATE_KEY} pki-webhooks-web-key`)).toEqual({
    algorithm: "RSA",
    rsaBits: 3072,
  });
  const certificate = preview.inputs(`${LOCALLY_SIGNED} pki-webhooks-web-certificate`);
  expect(certificate["allowedUses"]).toEqual([
    "digital_signature",
    "key_encipherment",
    "server_auth",
  ]);
});

test("a trust set without a domain is no empty list of CAs", async () => {
  let pki: ClusterPki | undefined;
  await record(() => {
    pki = new ClusterPki("pki", { clusterName: "blue", domains: [{ domain: "workloads" }] });
  }, {});
  expect(pki?.workloadTrust).toBeDefined();
  expect(pki?.webhookTrust).toBeUndefined();
  expect(pki?.etcdServerTrust).toBeUndefined();
});

describe("with AWS Private CA", () => {
  const AUTHORITY = "aws:acmpca/certificateAuthority:CertificateAuthority";
  const ISSUED = "aws:acmpca/certificate:Certificate";
  let preview: Recording;
  beforeAll(async () => {
    preview = await record(() => {
      const pki = new ClusterPki("pki", {
        clusterName: "blue",
        source: "acm-pca",
        partition: "aws-us-gov",
        domains: [
          { domain: "workloads" },
          { domain: "webhooks" },
          { domain: "front-proxy", source: "tls" },
        ],
      });
      return { authorities: pki.authorities };
    });
  });

  test("a domain is a root in an HSM", () => {
    expect(preview.errors).toEqual([]);
    expect(preview.inputs(`${AUTHORITY} pki-workloads-1-authority`)).toEqual({
      type: "ROOT",
      usageMode: "SHORT_LIVED_CERTIFICATE",
      certificateAuthorityConfiguration: {
        keyAlgorithm: "EC_prime256v1",
        signingAlgorithm: "SHA256WITHECDSA",
        subject: { commonName: "workloads 1", organizationalUnit: "blue" },
      },
      permanentDeletionTimeInDays: 30,
    });
    expect(preview.inputs(`${ISSUED} pki-workloads-1-root`)).toMatchObject({
      templateArn: "arn:aws-us-gov:acm-pca:::template/RootCACertificate/V1",
      signingAlgorithm: "SHA256WITHECDSA",
      validity: { type: "DAYS", value: "1825" },
    });
    const { usageMode } = preview.inputs(`${AUTHORITY} pki-webhooks-1-authority`);
    expect(usageMode).toBe("GENERAL_PURPOSE");
  });

  test("no key of it comes into the state", () => {
    expect(preview.ofType(PRIVATE_KEY).map(({ name }) => name)).toEqual(["pki-front-proxy-1-key"]);
  });

  test("the controls have nothing to object to", () => {
    expect(judge(preview.resources, { controls: pkiControls }).evaluations.findings).toEqual([]);
  });

  test("ACM may issue where it is told to", async () => {
    const used = await record(
      () =>
        new ClusterPki("pki", {
          clusterName: "blue",
          source: "acm-pca",
          domains: [{ domain: "workloads", usedByAcm: true, keyAlgorithm: "ECDSA-P384" }],
        }),
    );
    expect(used.inputs("aws:acmpca/permission:Permission pki-workloads-1-acm")).toMatchObject({
      principal: "acm.amazonaws.com",
      actions: ["IssueCertificate", "GetCertificate", "ListPermissions"],
    });
    const { usageMode, certificateAuthorityConfiguration } = used.inputs(
      `${AUTHORITY} pki-workloads-1-authority`,
    );
    expect(usageMode).toBe("GENERAL_PURPOSE");
    expect(certificateAuthorityConfiguration).toMatchObject({ keyAlgorithm: "EC_secp384r1" });
  });
});
