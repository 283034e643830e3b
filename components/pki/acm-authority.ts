import type * as pulumi from "@pulumi/pulumi";
import { Certificate } from "@pulumi/aws/acmpca/certificate";
import { CertificateAuthority } from "@pulumi/aws/acmpca/certificateAuthority";
import { CertificateAuthorityCertificate } from "@pulumi/aws/acmpca/certificateAuthorityCertificate";
import { Permission } from "@pulumi/aws/acmpca/permission";
import type { Partition } from "../aws-account";
import type { DomainPlan, KeyPlan } from "./domain-plan";
import { AcmPcaMode } from "./pki-args";
import { KeyAlgorithm } from "./trust-domains";

/** A CA of AWS Private CA. */
export interface AcmAuthority {
  readonly certificatePem: pulumi.Output<string>;
  /** ARN of the CA once it can issue. */
  readonly arn: pulumi.Output<string>;
}

/** What ACM does with a CA (AWS Private CA user guide, "Assign certificate renewal permissions to ACM"). */
const ACM_ACTIONS = ["IssueCertificate", "GetCertificate", "ListPermissions"];

/**
 * Makes a root in an HSM. A root signs itself with the template for roots, which sets no path length; in short-lived mode
 * it can be nothing but the last CA of its chain. AWS Private CA does not renew it: replace it by a new generation.
 */
export function acmAuthority(
  name: string,
  plan: DomainPlan,
  subject: { readonly commonName: string; readonly organizationalUnit: string },
  partition: Partition,
  opts: pulumi.CustomResourceOptions,
): AcmAuthority {
  const { keyAlgorithm, signingAlgorithm } = algorithmsOf(plan.key);
  const shortLived = plan.acmMode === AcmPcaMode.ShortLived;
  const authority = new CertificateAuthority(
    `${name}-authority`,
    {
      type: "ROOT",
      usageMode: shortLived ? "SHORT_LIVED_CERTIFICATE" : "GENERAL_PURPOSE",
      certificateAuthorityConfiguration: { keyAlgorithm, signingAlgorithm, subject },
      permanentDeletionTimeInDays: 30,
    },
    opts,
  );
  const root = new Certificate(
    `${name}-root`,
    {
      certificateAuthorityArn: authority.arn,
      certificateSigningRequest: authority.certificateSigningRequest,
      signingAlgorithm,
      templateArn: `arn:${partition}:acm-pca:::template/RootCACertificate/V1`,
      validity: { type: "DAYS", value: String(plan.rootValidityHours / 24) },
    },
    opts,
  );
  const activation = new CertificateAuthorityCertificate(
    `${name}-activation`,
    { certificateAuthorityArn: authority.arn, certificate: root.certificate },
    opts,
  );
  if (plan.usedByAcm) {
    new Permission(
      `${name}-acm`,
      {
        certificateAuthorityArn: authority.arn,
        principal: "acm.amazonaws.com",
        actions: ACM_ACTIONS,
      },
      opts,
    );
  }
  return { certificatePem: root.certificate, arn: activation.certificateAuthorityArn };
}

/** Names of AWS Private CA (API reference, CertificateAuthorityConfiguration). */
function algorithmsOf({ algorithm, rsaBits }: KeyPlan): {
  readonly keyAlgorithm: string;
  readonly signingAlgorithm: string;
} {
  switch (algorithm) {
    case KeyAlgorithm.EcdsaP256:
      return { keyAlgorithm: "EC_prime256v1", signingAlgorithm: "SHA256WITHECDSA" };
    case KeyAlgorithm.EcdsaP384:
      return { keyAlgorithm: "EC_secp384r1", signingAlgorithm: "SHA384WITHECDSA" };
    case KeyAlgorithm.Rsa:
      return { keyAlgorithm: `RSA_${rsaBits ?? 3072}`, signingAlgorithm: "SHA256WITHRSA" };
  }
}
