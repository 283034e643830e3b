import { Partition, requireClusterName } from "../aws-account";
import { invalidArgument } from "../invalid-argument";
import { domainArgsOf, withControlPlane } from "./control-plane-domains";
import { planDomain, requireSource, type DomainPlan } from "./domain-plan";
import { PkiSource, type ClusterPkiArgs, type PkiDomainArgs, type TrustArgs } from "./pki-args";
import { TrustDomain } from "./trust-domains";
import {
  sharedRoots,
  SHARINGS,
  TRUST_MATRIX,
  TrustSet,
  type Sharing,
  type TrustRow,
} from "./trust-matrix";

export interface PkiPlan {
  readonly clusterName: string;
  readonly partition: Partition;
  readonly domains: readonly DomainPlan[];
  /** The matrix with its edits. */
  readonly matrix: readonly TrustRow[];
}

/** Checks all arguments and takes every decision, before anything is registered. */
export function planPki(owner: string, args: ClusterPkiArgs): PkiPlan {
  const { partition = Partition.Aws } = args;
  const clusterName = requireClusterName(owner, "clusterName", args.clusterName);
  if (!Object.values(Partition).includes(partition)) {
    const wanted = `one of ${Object.values(Partition).join(", ")}`;
    throw invalidArgument(owner, "partition", partition, wanted);
  }
  const source = requireSource(owner, "source", args.source ?? PkiSource.Tls);
  const domains = requireDomains(owner, args).map((domain, index) =>
    planDomain(owner, `domains[${index}]`, domain, source),
  );
  const matrix = planMatrix(owner, args.trust ?? []);
  return {
    clusterName,
    partition,
    domains: withControlPlane(owner, args.controlPlane, domains),
    matrix,
  };
}

function requireDomains(owner: string, args: ClusterPkiArgs): readonly PkiDomainArgs[] {
  const isNeeded = args.controlPlane === undefined;
  if (!Array.isArray(args.domains) || (isNeeded && args.domains.length === 0)) {
    throw invalidArgument(owner, "domains", args.domains, "a list with at least one trust domain");
  }
  args.domains.forEach(({ domain }, index) => {
    if (args.domains.findIndex((other) => other.domain === domain) < index) {
      const wanted = "a domain that is not already in the list: each has one CA";
      throw invalidArgument(owner, `domains[${index}].domain`, domain, wanted);
    }
  });
  return domainArgsOf(args);
}

/** The matrix with edits; one that puts a root into a second trust set is refused unless it may be shared. */
export function planMatrix(owner: string, edits: readonly TrustArgs[]): readonly TrustRow[] {
  let matrix = TRUST_MATRIX;
  let sharings = SHARINGS;
  edits.forEach((edit, index) => {
    const path = `trust[${index}]`;
    requireEdit(owner, path, edit);
    matrix = matrix.map((row) =>
      row.trustSet === edit.trustSet ? { ...row, domains: edit.domains } : row,
    );
    sharings = [...sharings, ...sharingsOf(edit)];
    edit.domains.forEach((domain, position) => {
      const [shared] = sharedRoots(matrix, sharings).filter(
        ({ root, trustSets }) => root === domain && trustSets.includes(edit.trustSet),
      );
      if (shared === undefined) return;
      const other = shared.trustSets.find((trustSet) => trustSet !== edit.trustSet) ?? "";
      const wanted = `a domain whose root stands in no other trust set (this one stands in ${other})`;
      throw invalidArgument(owner, `${path}.domains[${position}]`, domain, wanted);
    });
  });
  return matrix;
}

function requireEdit(owner: string, path: string, edit: TrustArgs): void {
  const sets = Object.values(TrustSet);
  if (!sets.includes(edit.trustSet)) {
    const wanted = `one of ${sets.join(", ")}`;
    throw invalidArgument(owner, `${path}.trustSet`, edit.trustSet, wanted);
  }
  const known = Object.values(TrustDomain);
  edit.domains.forEach((domain, index) => {
    if (known.includes(domain)) return;
    throw invalidArgument(owner, `${path}.domains[${index}]`, domain, `one of ${known.join(", ")}`);
  });
  if (edit.sharingReason !== undefined && edit.sharingReason.trim().length < 20) {
    const wanted = "a sentence of at least 20 characters that says why one root may stand in both";
    throw invalidArgument(owner, `${path}.sharingReason`, edit.sharingReason, wanted);
  }
}

/** etcd answers whoever holds a certificate of a CA that it trusts: no reason is good enough to share with it. */
const NEVER_SHARED: readonly TrustSet[] = [
  TrustSet.EtcdPeers,
  TrustSet.EtcdServer,
  TrustSet.ApiServerToEtcd,
];
const ETCD_DOMAINS: readonly TrustDomain[] = [TrustDomain.EtcdPeers, TrustDomain.EtcdClients];

function sharingsOf({ trustSet, domains, sharingReason }: TrustArgs): readonly Sharing[] {
  if (sharingReason === undefined || NEVER_SHARED.includes(trustSet)) return [];
  const trustSets = Object.values(TrustSet).filter((one) => !NEVER_SHARED.includes(one));
  return domains
    .filter((domain) => !ETCD_DOMAINS.includes(domain))
    .map((domain) => ({ domain, trustSets, reason: sharingReason }));
}
