import { invalidArgument, requireMatch, requireWholeNumber } from "../invalid-argument";
import type { PkiCertificateArgs } from "./pki-args";
import { CertificatePurpose, type DomainProfile } from "./trust-domains";

/** A certificate with every decision taken. */
export interface CertificatePlan extends PkiCertificateArgs {
  readonly purpose: CertificatePurpose;
  readonly validityHours: number;
  /** A third of the validity: two deployments may fail before a certificate expires. */
  readonly earlyRenewalHours: number;
}

/** Checks the certificates of a domain against its profile and the longest validity that it allows, in days. */
export function planCertificates(
  owner: string,
  domainPath: string,
  certificates: readonly PkiCertificateArgs[],
  profile: DomainProfile,
  longest: number,
): readonly CertificatePlan[] {
  return certificates.map((certificate, index) => {
    const path = `${domainPath}.certificates[${index}]`;
    requireNames(owner, path, certificate);
    if (certificates.findIndex(({ name }) => name === certificate.name) < index) {
      throw invalidArgument(owner, `${path}.name`, certificate.name, "a name not given twice");
    }
    const purpose = requirePurpose(owner, path, certificate, profile);
    const { validityDays = longest } = certificate;
    requireWholeNumber(owner, `${path}.validityDays`, validityDays, 1, longest);
    const validityHours = validityDays * 24;
    return {
      ...certificate,
      purpose,
      validityHours,
      earlyRenewalHours: Math.floor(validityHours / 3),
    };
  });
}

function requireNames(
  owner: string,
  path: string,
  { name, commonName, organization }: PkiCertificateArgs,
): void {
  const wanted = "a name of 1 to 40 lower-case letters, digits and hyphens";
  requireMatch(owner, `${path}.name`, name, /^[a-z0-9][a-z0-9-]{0,39}$/, wanted);
  // RFC 5280, appendix A: ub-common-name and ub-organization-name are 64.
  const text = "a text of 1 to 64 characters";
  requireMatch(owner, `${path}.commonName`, commonName, /^.{1,64}$/, text);
  if (organization === undefined) return;
  requireMatch(owner, `${path}.organization`, organization, /^.{1,64}$/, text);
  if (organization === "system:masters") {
    const group = "a group that RBAC can restrict; members of system:masters pass every check";
    throw invalidArgument(owner, `${path}.organization`, organization, group);
  }
}

function requirePurpose(
  owner: string,
  path: string,
  { purpose, dnsNames = [], ipAddresses = [] }: PkiCertificateArgs,
  { purposes, domain }: DomainProfile,
): CertificatePurpose {
  const chosen = purpose ?? purposes[0] ?? CertificatePurpose.Server;
  if (!purposes.includes(chosen)) {
    const wanted = `${purposes.join(" or ")}, the purposes of ${domain}`;
    throw invalidArgument(owner, `${path}.purpose`, chosen, wanted);
  }
  if (chosen !== CertificatePurpose.Client && dnsNames.length + ipAddresses.length === 0) {
    const wanted = "at least one DNS name or IP address, which clients compare";
    throw invalidArgument(owner, `${path}.dnsNames`, dnsNames, wanted);
  }
  return chosen;
}
