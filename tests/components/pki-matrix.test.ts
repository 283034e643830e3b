import fc from "fast-check";
import { planMatrix } from "../../components/pki/pki-plan";
import { DOMAIN_PROFILES, TrustDomain } from "../../components/pki/trust-domains";
import {
  sharedRoots,
  SHARINGS,
  TRUST_MATRIX,
  TrustSet,
  type TrustRow,
} from "../../components/pki/trust-matrix";
import { TRUST_DOMAINS } from "../../policy-pack/kernel/certificate-types";

const domains = Object.values(TrustDomain);
const trustSets = Object.values(TrustSet);

describe("the data", () => {
  test("describe each domain once, and the control knows the same", () => {
    expect(DOMAIN_PROFILES.map(({ domain }) => domain)).toEqual(domains);
    expect([...TRUST_DOMAINS].sort()).toEqual([...domains].sort());
  });

  test("have a row for each trust set, and each domain is believed somewhere", () => {
    expect(TRUST_MATRIX.map(({ trustSet }) => trustSet).sort()).toEqual([...trustSets].sort());
    expect(new Set(TRUST_MATRIX.flatMap((row) => row.domains))).toEqual(new Set(domains));
    for (const { consumers } of TRUST_MATRIX) expect(consumers.length).toBeGreaterThan(0);
  });

  test.each(DOMAIN_PROFILES)("$domain: a leaf lasts shorter than its root", (profile) => {
    const { certificateValidityDays, maximumCertificateDays, rootValidityDays } = profile;
    expect(certificateValidityDays).toBeLessThanOrEqual(maximumCertificateDays);
    expect(maximumCertificateDays).toBeLessThan(rootValidityDays);
    expect(rootValidityDays).toBeLessThanOrEqual(3650);
    expect(profile.purposes.length).toBeGreaterThan(0);
  });

  test("share a root only where a sharing says so and why", () => {
    expect(sharedRoots(TRUST_MATRIX)).toEqual([]);
    expect(sharedRoots(TRUST_MATRIX, [])).toEqual([
      {
        root: TrustDomain.EtcdClients,
        trustSets: [TrustSet.EtcdServer, TrustSet.ApiServerToEtcd],
        domains: [TrustDomain.EtcdClients, TrustDomain.EtcdClients],
      },
    ]);
    for (const { reason } of SHARINGS) expect(reason).toMatch(/^[A-Z].{40,}\.$/s);
  });
});

const anyDomain = fc.constantFrom(...domains);
const anySet = fc.constantFrom(...trustSets);

function added(trustSet: TrustSet, domain: TrustDomain): readonly TrustRow[] {
  return TRUST_MATRIX.map((row) =>
    row.trustSet === trustSet ? { ...row, domains: [...new Set([...row.domains, domain])] } : row,
  );
}

describe("any edit of the matrix", () => {
  test("that believes a domain in a second place is found", () => {
    fc.assert(
      fc.property(anySet, anyDomain, (trustSet, domain) => {
        const homes = TRUST_MATRIX.filter((row) => row.domains.includes(domain));
        const isNew = !homes.some((row) => row.trustSet === trustSet);
        const found = sharedRoots(added(trustSet, domain));
        expect(found.length > 0).toBe(isNew);
        for (const shared of found) {
          expect(shared.root).toBe(domain);
          expect(shared.trustSets).toContain(trustSet);
        }
      }),
    );
  });

  test("that gives two domains one root is found", () => {
    fc.assert(
      fc.property(anyDomain, anyDomain, (kept, merged) => {
        const rootOf = (domain: TrustDomain) => (domain === merged ? kept : domain);
        const found = sharedRoots(TRUST_MATRIX, SHARINGS, rootOf);
        expect(found.length > 0).toBe(kept !== merged);
        for (const { root, domains: pair } of found) {
          expect(root).toBe(kept);
          expect([...pair].sort()).toEqual([kept, merged].sort());
        }
      }),
    );
  });

  test("that takes domains away, or moves one to an empty place, is none", () => {
    fc.assert(
      fc.property(anySet, (trustSet) => {
        const without = TRUST_MATRIX.map((row) =>
          row.trustSet === trustSet ? { ...row, domains: [] } : row,
        );
        expect(sharedRoots(without)).toEqual([]);
      }),
    );
  });

  test("is refused or keeps every root in one trust set", () => {
    const edit = fc.record({ trustSet: anySet, domains: fc.uniqueArray(anyDomain) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
        let matrix: readonly TrustRow[];
        try {
          matrix = planMatrix("test", edits);
        } catch (error) {
          expect(String(error)).toMatch(
            /test: trust\[\d\]\.domains\[\d\]: found ".*", wanted a domain whose root/,
          );
          return;
        }
        expect(sharedRoots(matrix)).toEqual([]);
      }),
    );
  });

  test("with a reason is accepted, but never where etcd is one of the two", () => {
    const sharingReason = "One team runs both, and has one CA for them.";
    const etcdSets: readonly TrustSet[] = ["etcd-peers", "etcd-server", "apiserver-to-etcd"];
    const etcdDomains: readonly TrustDomain[] = ["etcd-peers", "etcd-clients"];
    fc.assert(
      fc.property(anySet, anyDomain, (trustSet, domain) => {
        const edit = { trustSet, domains: [domain], sharingReason };
        const touchesEtcd = etcdSets.includes(trustSet) || etcdDomains.includes(domain);
        const isHome = TRUST_MATRIX.some(
          (row) => row.trustSet === trustSet && row.domains.includes(domain),
        );
        const plan = () => planMatrix("test", [edit]);
        if (touchesEtcd && !isHome) expect(plan).toThrow("wanted a domain whose root");
        else expect(plan).not.toThrow();
      }),
    );
  });
});
