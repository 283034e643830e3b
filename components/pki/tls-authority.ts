import * as pulumi from "@pulumi/pulumi";
import { CertRequest } from "@pulumi/tls/certRequest";
import { LocallySignedCert } from "@pulumi/tls/locallySignedCert";
import { PrivateKey } from "@pulumi/tls/privateKey";
import { SelfSignedCert } from "@pulumi/tls/selfSignedCert";
import type { CertificatePlan } from "./certificate-plan";
import type { DomainPlan, KeyPlan } from "./domain-plan";
import type { IssuingPlan } from "./issuing-plan";
import {
  CertificatePurpose,
  ISSUING_ROOT_PATH_LENGTH,
  KeyAlgorithm,
  ROOT_PATH_LENGTH,
} from "./trust-domains";

/** A CA whose key the TLS provider made. */
export interface TlsAuthority {
  readonly certificatePem: pulumi.Output<string>;
  /** Always secret. */
  readonly privateKeyPem: pulumi.Output<string>;
}

/** A certificate with its key. */
export interface TlsCertificate {
  readonly certificatePem: pulumi.Output<string>;
  /** Always secret. */
  readonly privateKeyPem: pulumi.Output<string>;
}

interface Subject {
  readonly commonName: string;
  readonly organizationalUnit: string;
}

/**
 * Makes a root that signs certificates of its domain, and no further CA but the intermediate of an issuer (controls
 * pki-ca-constraints, pki-validity).
 */
export function tlsAuthority(
  name: string,
  plan: DomainPlan,
  subject: Subject,
  opts: pulumi.CustomResourceOptions,
): TlsAuthority {
  const privateKeyPem = privateKey(`${name}-key`, plan.key, opts);
  const root = new SelfSignedCert(
    `${name}-root`,
    {
      privateKeyPem,
      subject,
      isCaCertificate: true,
      maxPathLength: plan.issuing === undefined ? ROOT_PATH_LENGTH : ISSUING_ROOT_PATH_LENGTH,
      allowedUses: ["cert_signing", "crl_signing"],
      setSubjectKeyId: true,
      setAuthorityKeyId: true,
      validityPeriodHours: plan.rootValidityHours,
      earlyRenewalHours: plan.rootEarlyRenewalHours,
    },
    opts,
  );
  return { certificatePem: root.certPem, privateKeyPem };
}

/**
 * Makes the intermediate CA of an issuer inside the cluster: it signs leaves only. `certificatePem` is the chain with the
 * root at its end, as cert-manager takes it: certificates come with the intermediate, and the root is their CA.
 */
export function tlsIntermediate(
  name: string,
  key: KeyPlan,
  plan: IssuingPlan,
  subject: Subject,
  root: TlsAuthority,
  opts: pulumi.CustomResourceOptions,
): TlsAuthority {
  const privateKeyPem = privateKey(`${name}-key`, key, opts);
  const request = new CertRequest(`${name}-request`, { privateKeyPem, subject }, opts);
  const intermediate = new LocallySignedCert(
    name,
    {
      certRequestPem: request.certRequestPem,
      caCertPem: root.certificatePem,
      caPrivateKeyPem: root.privateKeyPem,
      isCaCertificate: true,
      maxPathLength: 0,
      allowedUses: ["cert_signing", "crl_signing"],
      setSubjectKeyId: true,
      validityPeriodHours: plan.validityHours,
      earlyRenewalHours: plan.earlyRenewalHours,
    },
    opts,
  );
  const certificatePem = pulumi
    .all([intermediate.certPem, root.certificatePem])
    .apply((chain) => chain.map((one) => `${one.trim()}\n`).join(""));
  return { certificatePem, privateKeyPem };
}

/** Makes a certificate and its key, signed by the authority; renewed when a third of its validity is left. */
export function tlsCertificate(
  name: string,
  key: KeyPlan,
  plan: CertificatePlan,
  authority: TlsAuthority,
  opts: pulumi.CustomResourceOptions,
): TlsCertificate {
  const privateKeyPem = privateKey(`${name}-key`, key, opts);
  const { commonName, organization, dnsNames, ipAddresses } = plan;
  const request = new CertRequest(
    `${name}-request`,
    { privateKeyPem, subject: { commonName, organization }, dnsNames, ipAddresses },
    opts,
  );
  const certificate = new LocallySignedCert(
    `${name}-certificate`,
    {
      certRequestPem: request.certRequestPem,
      caCertPem: authority.certificatePem,
      caPrivateKeyPem: authority.privateKeyPem,
      isCaCertificate: false,
      allowedUses: usesOf(plan.purpose, key.algorithm),
      setSubjectKeyId: true,
      validityPeriodHours: plan.validityHours,
      earlyRenewalHours: plan.earlyRenewalHours,
    },
    opts,
  );
  return { certificatePem: certificate.certPem, privateKeyPem };
}

function privateKey(
  name: string,
  { algorithm, rsaBits }: KeyPlan,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const args =
    algorithm === KeyAlgorithm.Rsa
      ? { algorithm: "RSA", rsaBits }
      : { algorithm: "ECDSA", ecdsaCurve: algorithm === KeyAlgorithm.EcdsaP384 ? "P384" : "P256" };
  return pulumi.secret(new PrivateKey(name, args, opts).privateKeyPem);
}

/** Key usages of a certificate; only RSA keys encipher other keys (RFC 5480, section 3). */
function usesOf(purpose: CertificatePurpose, algorithm: KeyAlgorithm): string[] {
  return [
    "digital_signature",
    ...(algorithm === KeyAlgorithm.Rsa ? ["key_encipherment"] : []),
    ...(purpose === CertificatePurpose.Client ? [] : ["server_auth"]),
    ...(purpose === CertificatePurpose.Server ? [] : ["client_auth"]),
  ];
}
