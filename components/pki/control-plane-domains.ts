import { invalidArgument } from "../invalid-argument";
import {
  CONTROL_PLANE_DOMAINS,
  planControlPlaneCertificates,
  type ControlPlaneCertificatesArgs,
} from "./control-plane-certificates";
import { RENEWAL_DAYS, type DomainPlan } from "./domain-plan";
import { PkiSource, type ClusterPkiArgs, type PkiDomainArgs } from "./pki-args";

const HOURS_PER_DAY = 24;

/** The domains of the arguments, and after them those that a control plane needs. */
export function domainArgsOf({ domains, controlPlane }: ClusterPkiArgs): readonly PkiDomainArgs[] {
  if (controlPlane === undefined) return domains;
  const given = new Set(domains.map(({ domain }) => domain));
  const added = CONTROL_PLANE_DOMAINS.filter((domain) => !given.has(domain));
  return [...domains, ...added.map((domain) => ({ domain }))];
}

/** The plans of all domains with the certificates of a control plane. */
export function withControlPlane(
  owner: string,
  args: ControlPlaneCertificatesArgs | undefined,
  domains: readonly DomainPlan[],
): readonly DomainPlan[] {
  if (args === undefined) return domains;
  const certificates = planControlPlaneCertificates(owner, "controlPlane", args);
  return domains.map((plan) => {
    const { domain } = plan.profile;
    const added = certificates.filter((certificate) => certificate.domain === domain);
    if (added.length === 0) return plan;
    requireRoom(owner, plan);
    const clash = plan.certificates.find(({ name }) => added.some((other) => other.name === name));
    if (clash !== undefined) {
      const wanted = `a name that controlPlane does not make in ${domain}`;
      throw invalidArgument(owner, "domains.certificates.name", clash.name, wanted);
    }
    return withCertificates(owner, plan, added);
  });
}

/** Members get their keys as files, so the program has to make them. */
function requireRoom(owner: string, { source, profile }: DomainPlan): void {
  if (source === PkiSource.Tls) return;
  const wanted = `tls for ${profile.domain}, because the keys of a control plane are files of its machines`;
  throw invalidArgument(owner, "controlPlane", source, wanted);
}

/** Renews the root early enough that none of its certificates outlives it, with the same time to deploy. */
function withCertificates(
  owner: string,
  plan: DomainPlan,
  added: DomainPlan["certificates"],
): DomainPlan {
  const certificates = [...plan.certificates, ...added];
  const longest = Math.max(...added.map(({ validityHours }) => validityHours));
  const rootEarlyRenewalHours = Math.max(
    plan.rootEarlyRenewalHours,
    longest + RENEWAL_DAYS * HOURS_PER_DAY,
  );
  if (rootEarlyRenewalHours >= plan.rootValidityHours) {
    const days = plan.rootValidityHours / HOURS_PER_DAY;
    const wanted = `more than ${rootEarlyRenewalHours / HOURS_PER_DAY} for ${plan.profile.domain} with controlPlane`;
    throw invalidArgument(owner, "domains.validityDays", days, wanted);
  }
  return { ...plan, certificates, rootEarlyRenewalHours };
}
