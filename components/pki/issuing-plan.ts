import { invalidArgument } from "../invalid-argument";
import { PkiSource, type PkiDomainArgs } from "./pki-args";
import { TrustDomain } from "./trust-domains";

/** An intermediate CA whose key is given to an issuer inside the cluster; the root's key is not. */
export interface IssuingPlan {
  readonly validityHours: number;
  /** Hours before its end at which it is renewed: it outlives whatever it signs, and a month remains in which to deploy. */
  readonly earlyRenewalHours: number;
}

const HOURS_PER_DAY = 24;
/** Validity of an intermediate CA: whoever steals its key has it for a year at most. */
const ISSUER_DAYS = 365;

/** Domains whose certificates are asked for inside the cluster. All others belong to the control plane. */
const ISSUING_DOMAINS: readonly TrustDomain[] = [TrustDomain.Workloads, TrustDomain.Webhooks];

/** Days that something must last which an authority of the domain signs: `certificateDays`, or the intermediate's own. */
export function longestSigned({ issuer = false }: PkiDomainArgs, certificateDays: number): number {
  return issuer ? Math.max(ISSUER_DAYS, certificateDays) : certificateDays;
}

/** Plans the intermediate CA of a domain that has an issuer. `renewalDays` is what renewals come early, in days. */
export function planIssuing(
  owner: string,
  path: string,
  args: PkiDomainArgs,
  has: {
    readonly source: PkiSource;
    readonly rootDays: number;
    readonly certificateDays: number;
    readonly renewalDays: number;
  },
): IssuingPlan | undefined {
  if (args.issuer !== true) return undefined;
  const { source, rootDays, certificateDays, renewalDays } = has;
  if (!ISSUING_DOMAINS.includes(args.domain)) {
    const wanted = `nothing, because issuers inside a cluster sign for ${ISSUING_DOMAINS.join(" and ")} only`;
    throw invalidArgument(owner, `${path}.issuer`, true, wanted);
  }
  if (source === PkiSource.AcmPca) {
    const wanted =
      "nothing, or the source tls: AWS Private CA signs what the cluster asks for itself";
    throw invalidArgument(owner, `${path}.issuer`, true, wanted);
  }
  if (rootDays <= ISSUER_DAYS + renewalDays) {
    const wanted = `more than ${ISSUER_DAYS + renewalDays}, because the issuer's CA lasts ${ISSUER_DAYS} days`;
    throw invalidArgument(owner, `${path}.validityDays`, rootDays, wanted);
  }
  const most = ISSUER_DAYS - renewalDays - 1;
  if (certificateDays > most) {
    const wanted = `at most ${most}, because the issuer's CA lasts ${ISSUER_DAYS} days and is renewed ${renewalDays} days early`;
    throw invalidArgument(owner, `${path}.certificateValidityDays`, certificateDays, wanted);
  }
  return {
    validityHours: ISSUER_DAYS * HOURS_PER_DAY,
    earlyRenewalHours: (certificateDays + renewalDays) * HOURS_PER_DAY,
  };
}
