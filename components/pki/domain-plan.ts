import { invalidArgument, requireWholeNumber } from "../invalid-argument";
import { planCertificates, type CertificatePlan } from "./certificate-plan";
import { longestSigned, planIssuing, type IssuingPlan } from "./issuing-plan";
import { AcmPcaMode, PkiSource, type PkiDomainArgs } from "./pki-args";
import { CaRole, requireGenerations, type CaGenerationArgs } from "./rotation";
import {
  KeyAlgorithm,
  profileOf,
  TrustDomain,
  type DomainProfile,
  type TrustDomain as Domain,
} from "./trust-domains";

const HOURS_PER_DAY = 24;
/** Days before the end of a root's last certificate in which a deployment must renew the root. */
export const RENEWAL_DAYS = 30;
/** Validity of private certificates from ACM (AWS Certificate Manager user guide, "Private certificates"). */
const ACM_CERTIFICATE_DAYS = 395;
/** Longest validity in short-lived mode (AWS Private CA user guide, "Understand AWS Private CA CA modes"). */
const SHORT_LIVED_DAYS = 7;
/** Longest validity of a root: ten years. */
const LONGEST_ROOT_DAYS = 3650;

/** The key that roots and certificates of a domain get. */
export interface KeyPlan {
  readonly algorithm: KeyAlgorithm;
  readonly rsaBits?: number;
}

/** A domain with every decision taken. */
export interface DomainPlan {
  readonly profile: DomainProfile;
  readonly source: PkiSource;
  readonly key: KeyPlan;
  readonly rootValidityHours: number;
  /**
   * Hours before its end at which a root is renewed: no certificate outlives the root that signed it, and a month remains
   * in which to deploy.
   */
  readonly rootEarlyRenewalHours: number;
  readonly generations: readonly CaGenerationArgs[];
  readonly current: CaGenerationArgs;
  readonly certificates: readonly CertificatePlan[];
  /** The intermediate CA of an issuer inside the cluster. Absent: there is none. */
  readonly issuing?: IssuingPlan;
  readonly acmMode: AcmPcaMode;
  readonly usedByAcm: boolean;
}

/** Checks one domain and fills in what is left out. */
export function planDomain(
  owner: string,
  path: string,
  args: PkiDomainArgs,
  defaultSource: PkiSource,
): DomainPlan {
  const profile = requireProfile(owner, `${path}.domain`, args.domain);
  const source = requireSource(owner, `${path}.source`, args.source ?? defaultSource);
  requireSettingsOf(owner, path, args, source);
  const key = planKey(owner, path, args, profile);
  const { validityDays = profile.rootValidityDays, usedByAcm = false } = args;
  requireWholeNumber(owner, `${path}.validityDays`, validityDays, 30, LONGEST_ROOT_DAYS);
  if (usedByAcm) requireAcmDomain(owner, path, args);
  const certificateDays = planCertificateDays(owner, path, args, profile, validityDays);
  const acmMode = planMode(owner, path, args, certificateDays);
  const generations = requireGenerations(owner, `${path}.generations`, args.generations);
  const issuing = planIssuing(owner, path, args, {
    source,
    rootDays: validityDays,
    certificateDays,
    renewalDays: RENEWAL_DAYS,
  });
  const [current = { id: "1", role: CaRole.Current }] = generations.filter(
    ({ role }) => role === CaRole.Current,
  );
  return {
    profile,
    source,
    key,
    rootValidityHours: validityDays * HOURS_PER_DAY,
    rootEarlyRenewalHours: (longestSigned(args, certificateDays) + RENEWAL_DAYS) * HOURS_PER_DAY,
    generations,
    current,
    certificates: planCertificates(owner, path, args.certificates ?? [], profile, certificateDays),
    ...(issuing !== undefined && { issuing }),
    acmMode,
    usedByAcm,
  };
}

function requireProfile(owner: string, path: string, domain: Domain): DomainProfile {
  const profile = profileOf(domain);
  if (profile === undefined) {
    throw invalidArgument(owner, path, domain, `one of ${Object.values(TrustDomain).join(", ")}`);
  }
  return profile;
}

export function requireSource(owner: string, path: string, source: PkiSource): PkiSource {
  const known = Object.values(PkiSource);
  if (!known.includes(source)) {
    throw invalidArgument(owner, path, source, `one of ${known.join(", ")}`);
  }
  return source;
}

/** Settings of the other source would do nothing, and certificates of an HSM's CA would bring keys into the state. */
function requireSettingsOf(
  owner: string,
  path: string,
  { acmMode, usedByAcm, certificates = [] }: PkiDomainArgs,
  source: PkiSource,
): void {
  if (source === PkiSource.Tls) {
    const wanted = "nothing, or the source acm-pca";
    if (acmMode !== undefined) throw invalidArgument(owner, `${path}.acmMode`, acmMode, wanted);
    if (usedByAcm === true) throw invalidArgument(owner, `${path}.usedByAcm`, usedByAcm, wanted);
  } else if (certificates.length > 0) {
    const wanted =
      "nothing: with acm-pca the holder of a key asks AWS Private CA itself, so that no key comes into the state";
    throw invalidArgument(owner, `${path}.certificates`, certificates, wanted);
  }
}

function planKey(
  owner: string,
  path: string,
  { keyAlgorithm, rsaBits }: PkiDomainArgs,
  profile: DomainProfile,
): KeyPlan {
  const algorithm = keyAlgorithm ?? profile.keyAlgorithm;
  const known = Object.values(KeyAlgorithm);
  if (!known.includes(algorithm)) {
    const wanted = `one of ${known.join(", ")}`;
    throw invalidArgument(owner, `${path}.keyAlgorithm`, algorithm, wanted);
  }
  if (algorithm !== KeyAlgorithm.Rsa) {
    if (rsaBits === undefined) return { algorithm };
    throw invalidArgument(owner, `${path}.rsaBits`, rsaBits, `nothing with ${algorithm} keys`);
  }
  const bits = rsaBits ?? 3072;
  if (bits !== 3072 && bits !== 4096) {
    throw invalidArgument(owner, `${path}.rsaBits`, bits, "3072 or 4096");
  }
  return { algorithm, rsaBits: bits };
}

function planCertificateDays(
  owner: string,
  path: string,
  { certificateValidityDays, usedByAcm = false }: PkiDomainArgs,
  profile: DomainProfile,
  rootDays: number,
): number {
  const place = `${path}.certificateValidityDays`;
  const fallback = usedByAcm ? ACM_CERTIFICATE_DAYS : profile.certificateValidityDays;
  const days = certificateValidityDays ?? fallback;
  if (usedByAcm && days !== ACM_CERTIFICATE_DAYS) {
    throw invalidArgument(owner, place, days, `${ACM_CERTIFICATE_DAYS}, which ACM decides`);
  }
  requireWholeNumber(owner, place, days, 1, profile.maximumCertificateDays);
  const most = rootDays - RENEWAL_DAYS - 1;
  if (days > most) {
    const wanted = `at most ${most}, because the root lasts ${rootDays} days and is renewed ${RENEWAL_DAYS} days early`;
    throw invalidArgument(owner, place, days, wanted);
  }
  return days;
}

function requireAcmDomain(owner: string, path: string, { domain, acmMode }: PkiDomainArgs): void {
  if (domain !== TrustDomain.Workloads) {
    const wanted = `false for ${domain}, because ACM serves load balancers of workloads only`;
    throw invalidArgument(owner, `${path}.usedByAcm`, true, wanted);
  }
  if (acmMode === AcmPcaMode.ShortLived) {
    const wanted = "general-purpose, because ACM cannot issue with a CA in short-lived mode";
    throw invalidArgument(owner, `${path}.acmMode`, acmMode, wanted);
  }
}

function planMode(
  owner: string,
  path: string,
  { acmMode }: PkiDomainArgs,
  certificateDays: number,
): AcmPcaMode {
  const fits = certificateDays <= SHORT_LIVED_DAYS;
  const mode = acmMode ?? (fits ? AcmPcaMode.ShortLived : AcmPcaMode.GeneralPurpose);
  const known = Object.values(AcmPcaMode);
  if (!known.includes(mode)) {
    throw invalidArgument(owner, `${path}.acmMode`, mode, `one of ${known.join(", ")}`);
  }
  if (mode === AcmPcaMode.ShortLived && !fits) {
    const wanted =
      `general-purpose, because certificates of this domain last ${certificateDays} days and short-lived mode ` +
      `ends at ${SHORT_LIVED_DAYS}`;
    throw invalidArgument(owner, `${path}.acmMode`, mode, wanted);
  }
  return mode;
}
