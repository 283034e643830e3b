import fc from "fast-check";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { ClusterPki } from "../../components/pki/cluster-pki";
import { CaRole, rotationSteps, type CaGenerationArgs } from "../../components/pki/rotation";
import { LOCALLY_SIGNED, PRIVATE_KEY, sourcesOf } from "./pki-example";
import { record } from "./recording";

interface State {
  /** Generation that signed the certificate in use. */
  readonly signer: string;
  /** Generations that the trust set believes. */
  readonly trusted: readonly string[];
  /** Every resource with its name. */
  readonly list: readonly string[];
}

/** A preview with one workload certificate and one consumer of the trust set. */
async function preview(generations: readonly CaGenerationArgs[]): Promise<State> {
  const recording = await record(() => {
    const pki = new ClusterPki("pki", {
      clusterName: "blue",
      domains: [
        {
          domain: "workloads",
          generations: [...generations],
          certificates: [{ name: "web", commonName: "web", dnsNames: ["web.shop.svc"] }],
        },
      ],
    });
    new ConfigMap("trust", { data: { "workload-ca.crt": pki.workloadTrust ?? "" } });
  }, {});
  expect(recording.errors).toEqual([]);
  const ids = (names: readonly string[]) =>
    names.map((name) => /^pki-workloads-(\w+)-root$/.exec(name)?.[1] ?? name);
  const certificate = recording.at(`${LOCALLY_SIGNED} pki-workloads-web-certificate`);
  const [signer = ""] = ids(sourcesOf(recording, certificate, "caCertPem"));
  const consumer = recording.at("kubernetes:core/v1:ConfigMap trust");
  return { signer, trusted: ids(sourcesOf(recording, consumer, "data")), list: recording.list };
}

/** True when a certificate that either state signed is believed by consumers of both: those change one by one. */
const noGap = (before: State, after: State) =>
  [before, after].every((one) =>
    [before, after].every(({ trusted }) => trusted.includes(one.signer)),
  );

const START: readonly CaGenerationArgs[] = [{ id: "1", role: CaRole.Current }];

test("three previews replace a CA, and the trust set never loses the certificate in use", async () => {
  const states: State[] = [];
  for (const generations of [START, ...rotationSteps("1", "2")]) {
    states.push(await preview(generations));
  }
  expect(states.map(({ signer, trusted }) => ({ signer, trusted }))).toEqual([
    { signer: "1", trusted: ["1"] },
    { signer: "1", trusted: ["1", "2"] },
    { signer: "2", trusted: ["1", "2"] },
    { signer: "2", trusted: ["2"] },
  ]);
  const pairs = states.slice(1).map((after, index) => [states[index], after] as const);
  for (const [before, after] of pairs) expect(before && noGap(before, after)).toBe(true);
});

test("a step more or less would be a gap", async () => {
  const [add, change, remove] = await Promise.all(rotationSteps("1", "2").map(preview));
  const start = await preview(START);
  if (!add || !change || !remove) throw new Error("a rotation has three steps");
  expect(noGap(start, remove)).toBe(false);
  expect(noGap(start, change)).toBe(false);
  expect(noGap(add, remove)).toBe(false);
});

test("a rotation adds the resources of one CA and removes those of the other", async () => {
  const [start, add, remove] = [
    await preview(START),
    ...(await Promise.all(rotationSteps("1", "2").map(preview))).filter((_, step) => step !== 1),
  ];
  const added = add?.list.filter((one) => !start?.list.includes(one)) ?? [];
  expect(added).toEqual([
    `${PRIVATE_KEY} pki-workloads-2-key`,
    "tls:index/selfSignedCert:SelfSignedCert pki-workloads-2-root",
  ]);
  const named = (list: readonly string[] = []) => list.map((one) => one.replace(/-\d-/, "-N-"));
  expect(named(remove?.list)).toEqual(named(start?.list));
});

test("for any ids, the signer of each step is trusted in the steps around it", () => {
  const id = fc.stringMatching(/^[a-z0-9]{1,16}$/);
  fc.assert(
    fc.property(id, id, (from, to) => {
      fc.pre(from !== to);
      const states = [[{ id: from, role: CaRole.Current }], ...rotationSteps(from, to)];
      const signer = (state: readonly CaGenerationArgs[] = []) =>
        state.find(({ role }) => role === CaRole.Current)?.id;
      states.forEach((state, index) => {
        for (const near of [states[index - 1] ?? state, state, states[index + 1] ?? state]) {
          expect(near.map((generation) => generation.id)).toContain(signer(state));
        }
      });
    }),
  );
});
