import { InvalidArgumentError } from "../../components/invalid-argument";
import { ClusterPki } from "../../components/pki/cluster-pki";
import type { ClusterPkiArgs, PkiDomainArgs } from "../../components/pki/pki-args";
import { record } from "./recording";

const GOOD: ClusterPkiArgs = { clusterName: "blue", domains: [{ domain: "workloads" }] };

async function refusal(changes: object): Promise<string | undefined> {
  let thrown: unknown;
  const preview = await record(() => {
    try {
      new ClusterPki("pki", Object.assign({ ...GOOD }, changes));
    } catch (error) {
      thrown = error;
    }
  });
  expect(preview.list).toEqual([]);
  expect(thrown).toBeInstanceOf(InvalidArgumentError);
  return thrown instanceof InvalidArgumentError ? thrown.message : undefined;
}

/** Changes of the one domain, as a program without a type checker may write them. */
function domain(changes: object): object {
  const args: PkiDomainArgs = { domain: "workloads" };
  return { domains: [Object.assign({ ...args }, changes)] };
}

const certificate = (changes: object) => ({
  certificates: [{ name: "web", commonName: "web", dnsNames: ["web.shop.svc"], ...changes }],
});

describe("ClusterPki refuses, before anything is registered,", () => {
  test.each<[object, string]>([
    [{ domains: [] }, "domains: found [], wanted a list with at least one trust domain."],
    [
      { domains: undefined },
      "domains: found nothing, wanted a list with at least one trust domain.",
    ],
    [
      { domains: [{ domain: "webhooks" }, { domain: "webhooks" }] },
      'domains[1].domain: found "webhooks", wanted a domain that is not already in the list: each has one CA.',
    ],
    [
      domain({ domain: "etcd" }),
      'domains[0].domain: found "etcd", wanted one of etcd-peers, etcd-clients, apiserver-serving, ' +
        "kubelet-serving, kubelet-clients, front-proxy, api-users, workloads, webhooks.",
    ],
    [{ source: "vault" }, 'source: found "vault", wanted one of tls, acm-pca.'],
    [{ partition: "azure" }, 'partition: found "azure", wanted one of aws, aws-cn, aws-us-gov.'],
    [domain({ source: "acm" }), 'domains[0].source: found "acm", wanted one of tls, acm-pca.'],
    [
      domain({ keyAlgorithm: "RSA", rsaBits: 2048 }),
      "domains[0].rsaBits: found 2048, wanted 3072 or 4096.",
    ],
    [
      domain({ rsaBits: 4096 }),
      "domains[0].rsaBits: found 4096, wanted nothing with ECDSA-P256 keys.",
    ],
    [
      domain({ keyAlgorithm: "ECDSA-P224" }),
      'domains[0].keyAlgorithm: found "ECDSA-P224", wanted one of ECDSA-P256, ECDSA-P384, RSA.',
    ],
    [
      domain({ validityDays: 4000 }),
      "domains[0].validityDays: found 4000, wanted a whole number from 30 to 3650.",
    ],
    [
      domain({ validityDays: 100, certificateValidityDays: 200 }),
      "domains[0].certificateValidityDays: found 200, wanted at most 69, because the root lasts 100 days and is renewed 30 days early.",
    ],
    [
      domain({ certificateValidityDays: 399 }),
      "domains[0].certificateValidityDays: found 399, wanted a whole number from 1 to 398.",
    ],
    [
      domain({ domain: "api-users", certificateValidityDays: 30 }),
      "domains[0].certificateValidityDays: found 30, wanted a whole number from 1 to 7.",
    ],
    [
      domain(certificate({ validityDays: 8 })),
      "domains[0].certificates[0].validityDays: found 8, wanted a whole number from 1 to 7.",
    ],
    [
      domain(certificate({ name: "Web" })),
      'domains[0].certificates[0].name: found "Web", wanted a name of 1 to 40 lower-case letters, digits and hyphens.',
    ],
    [
      domain(certificate({ commonName: "x".repeat(65) })),
      `domains[0].certificates[0].commonName: found "${"x".repeat(65)}", wanted a text of 1 to 64 characters.`,
    ],
    [
      domain({ domain: "webhooks", ...certificate({ purpose: "client" }) }),
      'domains[0].certificates[0].purpose: found "client", wanted server, the purposes of webhooks.',
    ],
    [
      domain(certificate({ dnsNames: [] })),
      "domains[0].certificates[0].dnsNames: found [], wanted at least one DNS name or IP address, which clients compare.",
    ],
    [
      domain({ domain: "api-users", ...certificate({ organization: "system:masters" }) }),
      'domains[0].certificates[0].organization: found "system:masters", wanted a group that RBAC can restrict; members of system:masters pass every check.',
    ],
    [
      domain({ generations: [{ id: "1", role: "next" }] }),
      'domains[0].generations: found [{"id":"1","role":"next"}], wanted exactly one generation with the role current.',
    ],
    [
      domain({
        generations: [
          { id: "1", role: "current" },
          { id: "2", role: "current" },
        ],
      }),
      'domains[0].generations[1].role: found "current", wanted at most one generation of each role; finish one rotation before the next.',
    ],
    [
      domain({
        generations: [
          { id: "1", role: "current" },
          { id: "1", role: "next" },
        ],
      }),
      'domains[0].generations[1].id: found "1", wanted an id that is not named twice.',
    ],
    [
      domain({ generations: [{ id: "1", role: "old" }] }),
      'domains[0].generations[0].role: found "old", wanted one of next, current, previous.',
    ],
    [
      domain({ generations: [{ id: "No 1", role: "current" }] }),
      'domains[0].generations[0].id: found "No 1", wanted an id of 1 to 16 lower-case letters, digits and hyphens.',
    ],
  ])("%j", async (changes, message) => {
    expect(await refusal(changes)).toBe(`ClusterPki "pki": ${message}`);
  });
});

describe("ClusterPki refuses a mode of AWS Private CA that cannot serve the domain:", () => {
  const acm = (changes: object) => domain({ source: "acm-pca", ...changes });

  test.each<[object, string]>([
    [
      acm({ acmMode: "short-lived", certificateValidityDays: 90 }),
      'acmMode: found "short-lived", wanted general-purpose, because certificates of this domain last 90 days and short-lived mode ends at 7.',
    ],
    [
      acm({ acmMode: "short-lived", usedByAcm: true }),
      'acmMode: found "short-lived", wanted general-purpose, because ACM cannot issue with a CA in short-lived mode.',
    ],
    [
      acm({ domain: "webhooks", usedByAcm: true }),
      "usedByAcm: found true, wanted false for webhooks, because ACM serves load balancers of workloads only.",
    ],
    [
      acm({ usedByAcm: true, certificateValidityDays: 7 }),
      "certificateValidityDays: found 7, wanted 395, which ACM decides.",
    ],
    [
      acm({ acmMode: "cheap" }),
      'acmMode: found "cheap", wanted one of short-lived, general-purpose.',
    ],
    [
      domain({ acmMode: "short-lived" }),
      'acmMode: found "short-lived", wanted nothing, or the source acm-pca.',
    ],
    [domain({ usedByAcm: true }), "usedByAcm: found true, wanted nothing, or the source acm-pca."],
    [
      acm({ certificates: [{ name: "web", commonName: "web" }] }),
      'certificates: found [{"name":"web","commonName":"web"}], wanted nothing: with acm-pca the holder of a key asks AWS Private CA itself, so that no key comes into the state.',
    ],
  ])("%j", async (changes, message) => {
    expect(await refusal(changes)).toBe(`ClusterPki "pki": domains[0].${message}`);
  });
});

describe("ClusterPki refuses an edit of the matrix that", () => {
  test.each<[string, object, string]>([
    [
      "merges API users into etcd",
      { trustSet: "etcd-server", domains: ["etcd-clients", "api-users"] },
      'domains[1]: found "api-users", wanted a domain whose root stands in no other trust set (this one stands in apiserver-clients).',
    ],
    [
      "merges API users into etcd for a reason",
      {
        trustSet: "etcd-server",
        domains: ["api-users"],
        sharingReason: "We have one CA for everything.",
      },
      'domains[0]: found "api-users", wanted a domain whose root stands in no other trust set (this one stands in apiserver-clients).',
    ],
    [
      "shares without saying why",
      { trustSet: "workloads", domains: ["webhooks"], sharingReason: "ok" },
      'sharingReason: found "ok", wanted a sentence of at least 20 characters that says why one root may stand in both.',
    ],
    [
      "names a domain that does not exist",
      { trustSet: "workloads", domains: ["pods"] },
      'domains[0]: found "pods", wanted one of etcd-peers, etcd-clients, apiserver-serving, kubelet-serving, kubelet-clients, front-proxy, api-users, workloads, webhooks.',
    ],
    [
      "names a trust set that does not exist",
      { trustSet: "pods", domains: [] },
      'trustSet: found "pods", wanted one of etcd-peers, etcd-server, apiserver-to-etcd, apiserver-clients, apiserver-front-proxy, apiserver-to-kubelets, kubelet-clients, api-clients, workloads, apiserver-to-webhooks.',
    ],
  ])("%s", async (_name, edit, message) => {
    expect(await refusal({ trust: [edit] })).toBe(`ClusterPki "pki": trust[0].${message}`);
  });
});
