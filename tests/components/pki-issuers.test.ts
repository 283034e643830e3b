import { ClusterPki } from "../../components";
import { judge } from "../support/judge";
import { pkiCaConstraints } from "../../policy-pack/controls/pki/pki-ca-constraints";
import { pkiKeyStrength } from "../../policy-pack/controls/pki/pki-key-strength";
import { pkiValidity } from "../../policy-pack/controls/pki/pki-validity";
import { LOCALLY_SIGNED, SELF_SIGNED, sourcesOf } from "./pki-example";
import { record, type Recording } from "./recording";
import { refusal } from "./refusal";

const DOMAINS = (["workloads", "webhooks"] as const).map((domain) => ({ domain, issuer: true }));
const DAY = 24;

let preview: Recording;
let pki: ClusterPki;
beforeAll(async () => {
  preview = await record(() => {
    pki = new ClusterPki("pki", { clusterName: "blue", domains: DOMAINS });
  }, {});
});

test("each domain has an issuer of its own below its own root", () => {
  expect(preview.errors).toEqual([]);
  expect(pki.issuers.map(({ domain }) => domain)).toEqual(["workloads", "webhooks"]);
  for (const domain of ["workloads", "webhooks"]) {
    const issuer = preview.at(`${LOCALLY_SIGNED} pki-${domain}-1-issuer`);
    expect(sourcesOf(preview, issuer, "caPrivateKeyPem")).toEqual([`pki-${domain}-1-key`]);
    expect(sourcesOf(preview, issuer, "caCertPem")).toEqual([`pki-${domain}-1-root`]);
    expect(preview.inputs(`${SELF_SIGNED} pki-${domain}-1-root`)).toMatchObject({
      maxPathLength: 1,
    });
    expect(issuer.inputs).toMatchObject({
      isCaCertificate: true,
      maxPathLength: 0,
      allowedUses: ["cert_signing", "crl_signing"],
      validityPeriodHours: 365 * DAY,
    });
  }
});

test.each([
  ["workloads", 7],
  ["webhooks", 90],
])(
  "the issuer of %s outlives its certificates of %d days, and its root outlives it",
  (domain, days) => {
    const issuer = preview.inputs(`${LOCALLY_SIGNED} pki-${domain}-1-issuer`);
    const root = preview.inputs(`${SELF_SIGNED} pki-${domain}-1-root`);
    expect(issuer["earlyRenewalHours"]).toBe((days + 30) * DAY);
    expect(root["earlyRenewalHours"]).toBe((365 + 30) * DAY);
  },
);

test("the controls of certificates have nothing to object to", () => {
  const controls = [pkiCaConstraints, pkiKeyStrength, pkiValidity];
  expect(judge(preview.resources, { controls }).evaluations.findings).toEqual([]);
});

test("the current generation signs, and no other", async () => {
  const rotated = await record(() => {
    const generations = [
      { id: "1", role: "previous" as const },
      { id: "2", role: "current" as const },
    ];
    const domains = [{ domain: "workloads" as const, issuer: true, generations }];
    new ClusterPki("pki", { clusterName: "blue", domains });
  }, {});
  const issuers = rotated.ofType(LOCALLY_SIGNED).map(({ name }) => name);
  expect(issuers).toEqual(["pki-workloads-2-issuer"]);
});

test("a domain without an issuer keeps its root from signing CAs", async () => {
  const plain = await record(() => {
    pki = new ClusterPki("pki", { clusterName: "blue", domains: [{ domain: "webhooks" }] });
  }, {});
  expect(pki.issuers).toEqual([]);
  expect(plain.ofType(LOCALLY_SIGNED)).toEqual([]);
  expect(plain.inputs(`${SELF_SIGNED} pki-webhooks-1-root`)).toMatchObject({ maxPathLength: 0 });
});

test.each([
  [
    { domain: "front-proxy" as const },
    "issuer: found true, wanted nothing, because issuers inside a cluster sign for workloads and webhooks only.",
  ],
  [
    { domain: "webhooks" as const, source: "acm-pca" as const },
    "issuer: found true, wanted nothing, or the source tls: AWS Private CA signs what the cluster asks for itself.",
  ],
  [
    { domain: "workloads" as const, validityDays: 395 },
    "validityDays: found 395, wanted more than 395, because the issuer's CA lasts 365 days.",
  ],
  [
    { domain: "webhooks" as const, certificateValidityDays: 335 },
    "certificateValidityDays: found 335, wanted at most 334, because the issuer's CA lasts 365 days and is renewed 30 days early.",
  ],
])("%j with an issuer is refused", async (changes, message) => {
  const domains = [{ issuer: true, ...changes }];
  const found = await refusal(() => new ClusterPki("pki", { clusterName: "blue", domains }));
  expect(found).toBe(`ClusterPki "pki": domains[0].${message}`);
});
