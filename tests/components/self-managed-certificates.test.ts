import fc from "fast-check";
import { X509Certificate } from "node:crypto";
import {
  CONTROL_PLANE_DOMAINS,
  planControlPlaneCertificates,
} from "../../components/pki/control-plane-certificates";
import { planPki } from "../../components/pki/pki-plan";
import { rotationSteps } from "../../components/pki/rotation";
import { profileOf } from "../../components/pki/trust-domains";
import { authority } from "../support/x509";
import { judge } from "../support/judge";
import { LOCALLY_SIGNED, REQUEST, SELF_SIGNED } from "./pki-example";
import { record } from "./recording";
import { CONTROL_PLANE, exampleControlPlane, NAMES } from "./self-managed-example";
import { knownPki, knownRun } from "./self-managed-known";

const names = fc
  .record({
    count: fc.constantFrom(3, 5),
    workers: fc.integer({ min: 0, max: 4 }),
    hosts: fc.uniqueArray(fc.integer({ min: 11, max: 250 }), { minLength: 9, maxLength: 9 }),
    days: fc.integer({ min: 1, max: 90 }),
  })
  .map(({ count, workers, hosts, days }) => {
    const machines = hosts.map((host) => ({
      name: `m${String(host)}`,
      address: `10.20.0.${String(host)}`,
    }));
    return {
      ...NAMES,
      members: machines.slice(0, count),
      workers: machines.slice(count, count + workers),
      machineValidityDays: days,
    };
  });

describe("the certificates of a control plane", () => {
  test("are ten for a member and two for a worker, none twice, each with the purpose of its domain", () => {
    fc.assert(
      fc.property(names, (args) => {
        const planned = planControlPlaneCertificates("tests", "controlPlane", args);
        expect(planned).toHaveLength(args.members.length * 10 + args.workers.length * 2);
        const keys = planned.map(({ domain, name }) => `${domain} ${name}`);
        expect(keys).toEqual([...new Set(keys)]);
        for (const { domain, purpose, validityHours, earlyRenewalHours } of planned) {
          expect(CONTROL_PLANE_DOMAINS).toContain(domain);
          expect(profileOf(domain)?.purposes).toContain(purpose);
          const longest = domain === "api-users" ? args.machineValidityDays : 365;
          expect(validityHours).toBeLessThanOrEqual(longest * 24);
          expect(earlyRenewalHours).toBeLessThan(validityHours);
        }
      }),
    );
  });

  test("name the address of their own machine, and of no other", () => {
    fc.assert(
      fc.property(names, (args) => {
        const planned = planControlPlaneCertificates("tests", "controlPlane", args);
        const machines = [...args.members, ...args.workers];
        for (const { purpose, dnsNames = [], ipAddresses = [], name, commonName } of planned) {
          const own = machines.find((machine) => name.startsWith(`${machine.name}-`));
          const others = machines.filter((machine) => machine !== own);
          if (purpose === "client") {
            expect([...dnsNames, ...ipAddresses]).toEqual([]);
          } else {
            expect(dnsNames).toContain(own?.name);
            expect(ipAddresses).toContain(own?.address);
          }
          for (const other of others) {
            expect(ipAddresses).not.toContain(other.address);
            expect(dnsNames).not.toContain(other.name);
            expect(commonName).not.toBe(`system:node:${other.name}`);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test("let the API server answer by every name that clients have for it", () => {
    const planned = planControlPlaneCertificates("tests", "controlPlane", NAMES);
    expect(planned.find(({ domain }) => domain === "apiserver-serving")).toMatchObject({
      commonName: "kube-apiserver",
      dnsNames: [
        "kubernetes",
        "kubernetes.default",
        "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local",
        "cp-1",
        "api.blue.example.com",
      ],
      ipAddresses: ["10.96.0.1", "10.20.0.11", "10.20.0.10"],
    });
  });

  test("never outlive their root, which is renewed in time", () => {
    fc.assert(
      fc.property(names, (controlPlane) => {
        const { domains } = planPki("tests", { clusterName: "blue", domains: [], controlPlane });
        expect(domains).toHaveLength(7);
        for (const { certificates, rootValidityHours, rootEarlyRenewalHours } of domains) {
          const longest = Math.max(...certificates.map(({ validityHours }) => validityHours));
          expect(rootEarlyRenewalHours).toBeGreaterThanOrEqual(longest + 30 * 24);
          expect(rootEarlyRenewalHours).toBeLessThan(rootValidityHours);
        }
      }),
    );
  });

  test("put one person into system:masters for a day, and only when asked for", () => {
    const masters = (args: object) =>
      planControlPlaneCertificates("tests", "controlPlane", { ...NAMES, ...args }).filter(
        ({ organization }) => organization === "system:masters",
      );
    expect(masters({})).toEqual([]);
    expect(masters({ firstAdministrator: "jane" })).toMatchObject([
      { domain: "api-users", commonName: "jane", validityHours: 24, purpose: "client" },
    ]);
  });
});

test("no control objects to the program, with each option", async () => {
  for (const changes of [{}, { encryption: { kind: "kms" } }]) {
    const preview = await record(() => void exampleControlPlane(changes));
    expect(preview.errors).toEqual([]);
    expect(preview.ofType(SELF_SIGNED)).toHaveLength(7);
    expect(preview.ofType(LOCALLY_SIGNED)).toHaveLength(preview.ofType(REQUEST).length);
    expect(judge(preview.resources).evaluations.findings).toEqual([]);
  }
});

describe("a rotation", () => {
  test("puts the roots of both generations into every file that believes the domain", async () => {
    const known = knownPki();
    const next = authority("etcd-peers 2");
    const etcdPeerTrust = `${String(known.pki.etcdPeerTrust)}${next.certificatePem}`;
    const { files, errors } = await knownRun({ ...known.pki, etcdPeerTrust });
    expect(errors).toEqual([]);
    const trust = files.filter(({ path }) => path === "/etc/etcd/pki/peer-ca.crt");
    expect(trust.map(({ text }) => text)).toEqual([etcdPeerTrust, etcdPeerTrust, etcdPeerTrust]);
    const [first = "", second = ""] = etcdPeerTrust.split(/(?<=-----END CERTIFICATE-----\n)/);
    expect([first, second].map((pem) => new X509Certificate(pem).ca)).toEqual([true, true]);
  });

  const secret = (seed: number) =>
    Buffer.from(Array.from({ length: 32 }, (_, index) => (index * seed) % 251)).toString("base64");

  test("of the key of Secrets reads with both keys, and writes with the current one", async () => {
    const { pki } = knownPki();
    const written: string[][] = [];
    for (const step of rotationSteps("1", "2")) {
      const keys = step.map((one) => ({ ...one, secret: secret(Number(one.id) + 2) }));
      const { files } = await knownRun(pki, { encryption: { kind: "secretbox", keys } });
      const file = files.find(({ path }) => path.endsWith("encryption.yaml"));
      const names = [...(file?.text ?? "").matchAll(/"name": "(\d)"/g)].map(([, id]) => id ?? "");
      written.push(names);
    }
    expect(written).toEqual([["1", "2"], ["2", "1"], ["2"]]);
  });

  test("of the keys of tokens believes both, and signs with the current one", async () => {
    const { pki } = knownPki();
    const signing: string[] = [];
    for (const tokenKeys of rotationSteps("1", "2")) {
      const { files, errors } = await knownRun(pki, { tokenKeys });
      expect(errors).toEqual([]);
      const manifest = files.find(({ path }) => path.endsWith("manifests/kube-apiserver.yaml"));
      const believed = [
        ...(manifest?.text ?? "").matchAll(/service-account-key-file=\S+-(\d)\.pub/g),
      ];
      expect(believed.map(([, id]) => id)).toEqual(tokenKeys.map(({ id }) => id));
      signing.push(tokenKeys.find(({ role }) => role === "current")?.id ?? "");
    }
    expect(signing).toEqual(["1", "2", "2"]);
  });
});

test("with a plugin no key is on the machine, and the API server reaches its socket", async () => {
  const { pki } = knownPki();
  const { files } = await knownRun(pki, { encryption: { kind: "kms" } });
  const text = (end: string) => files.find(({ path }) => path.endsWith(end))?.text ?? "";
  expect(JSON.parse(text("encryption.yaml"))).toMatchObject({
    resources: [
      {
        resources: ["secrets", "configmaps"],
        providers: [
          {
            kms: {
              apiVersion: "v2",
              name: "kms",
              endpoint: "unix:///run/kms-plugin/plugin.sock",
              timeout: "3s",
            },
          },
        ],
      },
    ],
  });
  expect(text("manifests/kube-apiserver.yaml")).toContain('"mountPath": "/run/kms-plugin"');
  expect(text("manifests/kube-scheduler.yaml")).not.toContain("kms-plugin");
  expect(CONTROL_PLANE.encryption.kind).toBe("secretbox");
});
