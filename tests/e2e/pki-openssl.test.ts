import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ClusterPki } from "../../components/pki/cluster-pki";
import { DOMAIN_PROFILES, type CertificatePurpose } from "../../components/pki/trust-domains";
import { TRUST_MATRIX } from "../../components/pki/trust-matrix";
import { ALL_DOMAINS } from "../components/pki-example";
import { record } from "../components/recording";
import { testWith } from "./needs";
import { Certificates, type Purpose } from "./pki-certificates";

/** One question to openssl: is this certificate believed here for this purpose? */
type Table = Readonly<Record<string, readonly string[]>>;

const rootOf = (domain: string) => `pki-${domain}-1-root`;
const LEAVES = DOMAIN_PROFILES.flatMap(({ domain, purposes }) =>
  purposes.map((purpose) => ({
    domain,
    purpose,
    file: `pki-${domain}-${purpose}-certificate`,
    title: `${domain} ${purpose}`,
  })),
);

function usesOf(purpose: CertificatePurpose): readonly Purpose[] {
  if (purpose === "both") return ["sslserver", "sslclient"];
  return purpose === "server" ? ["sslserver"] : ["sslclient"];
}

/** For each place, the certificates that it believes, with their purposes. */
function table(
  places: readonly { readonly name: string; readonly domains: readonly string[] }[],
  believes: (leaf: (typeof LEAVES)[number], domains: readonly string[], use: Purpose) => boolean,
): Table {
  const questions = LEAVES.flatMap((leaf) =>
    (["sslserver", "sslclient"] as const).map((use) => ({ leaf, use })),
  );
  return Object.fromEntries(
    places.map(({ name, domains }) => [
      name,
      questions
        .filter(({ leaf, use }) => believes(leaf, domains, use))
        .map(({ leaf, use }) => `${leaf.title} as ${use}`),
    ]),
  );
}

async function withCertificates(run: (certificates: Certificates) => void): Promise<void> {
  const preview = await record(
    () => new ClusterPki("pki", { clusterName: "blue", domains: ALL_DOMAINS }),
    {},
  );
  expect(preview.errors).toEqual([]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pki-"));
  try {
    const certificates = new Certificates(preview, folder);
    certificates.make();
    run(certificates);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const ROOTS = DOMAIN_PROFILES.map(({ domain }) => ({ name: domain, domains: [domain] }));
const SETS = TRUST_MATRIX.map(({ trustSet, domains }) => ({ name: trustSet, domains }));

testWith(["openssl"], "each certificate verifies against its own root alone", () =>
  withCertificates((certificates) => {
    const expected = table(
      ROOTS,
      (leaf, [domain], use) => leaf.domain === domain && usesOf(leaf.purpose).includes(use),
    );
    const seen = table(ROOTS, ({ file }, domains, use) =>
      certificates.verifies(file, domains.map(rootOf), use),
    );
    expect(seen).toEqual(expected);
    expect(Object.values(seen).flat()).toHaveLength(14);
  }),
);

testWith(["openssl"], "each trust set believes what the matrix says and nothing else", () =>
  withCertificates((certificates) => {
    const expected = table(
      SETS,
      (leaf, domains, use) => domains.includes(leaf.domain) && usesOf(leaf.purpose).includes(use),
    );
    const seen = table(SETS, ({ file }, domains, use) =>
      certificates.verifies(file, domains.map(rootOf), use),
    );
    expect(seen).toEqual(expected);
    expect(seen["etcd-server"]).toEqual([
      "etcd-clients client as sslclient",
      "etcd-clients server as sslserver",
    ]);
  }),
);

testWith(["openssl"], "a root with path length 0 lends nothing to a CA below it", () =>
  withCertificates((certificates) => {
    const root = rootOf("workloads");
    certificates.makeBelow(root, "below");
    const answer = certificates.answer("below", [root, "below-ca"], "sslserver");
    expect(answer).toContain("path length constraint exceeded");
  }),
);
