import { CONTROL_PLANE, EXAMPLE_KEY, NAMES } from "./self-managed-example";
import { SelfManagedControlPlane } from "../../components/self-managed/self-managed-control-plane";
import { authority, leaf } from "../support/x509";
import { refusal } from "./refusal";
import { knownPki } from "./self-managed-known";

const known = knownPki();
const OWNER = 'SelfManagedControlPlane "blue": ';

const refused = (changes: object): Promise<string | undefined> =>
  refusal(
    () =>
      new SelfManagedControlPlane(
        "blue",
        Object.assign({ ...CONTROL_PLANE, pki: known.pki }, changes),
      ),
  );

const [first, second, third] = NAMES.members;
const machine = (name: string, host: number) => ({ name, address: `10.20.0.${String(host)}` });
const key = (changes: object) => ({
  encryption: {
    kind: "secretbox",
    keys: [{ ...CONTROL_PLANE.encryption.keys?.[0], ...changes }],
  },
});
const oidc = (changes: object) => ({
  userAuthentication: {
    oidc: { issuerUrl: "https://issuer.example.com", clientId: "blue", ...changes },
  },
});

describe("SelfManagedControlPlane refuses, before anything is registered,", () => {
  test.each<[object, string]>([
    [
      { members: [first, second] },
      'members: found ["cp-1","cp-2"], wanted three or five machines: etcd needs a majority, and an even number ' +
        "survives no more losses than one machine less.",
    ],
    [
      { members: [first, second, third, machine("cp-4", 14)] },
      'members: found ["cp-1","cp-2","cp-3","cp-4"], wanted three or five machines: etcd needs a majority, and an ' +
        "even number survives no more losses than one machine less.",
    ],
    [
      { members: undefined },
      "members: found nothing, wanted three or five machines: etcd needs a majority, and an even number survives no " +
        "more losses than one machine less.",
    ],
    [
      { members: [first, second, machine("cp-1", 13)] },
      'members[2].name: found "cp-1", wanted a name that no other machine has.',
    ],
    [
      { members: [first, second, machine("cp-3", 12)] },
      'members[2].address: found "10.20.0.12", wanted an address that no other machine has.',
    ],
    [
      { workers: [machine("worker-1", 11)] },
      'workers[0].address: found "10.20.0.11", wanted an address that no other machine has.',
    ],
    [
      { members: [first, second, { name: "cp_3", address: "10.20.0.13" }] },
      'members[2].name: found "cp_3", wanted a name of 1 to 30 lower-case letters, digits and hyphens.',
    ],
    [
      { members: [first, second, { name: "cp-3", address: "cp-3.example.com" }] },
      'members[2].address: found "cp-3.example.com", wanted an IPv4 address.',
    ],
    [
      { apiServerNames: [] },
      "apiServerNames: found [], wanted a list with at least one name or address that clients reach the API server at.",
    ],
    [
      { apiServerNames: ["https://api.example.com"] },
      'apiServerNames[0]: found "https://api.example.com", wanted a DNS name or an IPv4 address.',
    ],
    [
      { apiServerNames: ["10.20.0.256"] },
      'apiServerNames[0]: found "10.20.0.256", wanted a DNS name or an IPv4 address.',
    ],
    [
      { serviceCidr: "10.0.0.0/8" },
      'serviceCidr: found "10.0.0.0/8", wanted an IPv4 network with a prefix length from 12 to 24, such as ' +
        "10.96.0.0/16.",
    ],
    [
      { podCidr: "10.96.0.0/14" },
      'podCidr: found "10.96.0.0/14", wanted a network apart from serviceCidr.',
    ],
    [
      { podCidr: "10.20.0.0/16" },
      'podCidr: found "10.20.0.0/16", wanted a network without 10.20.0.11 of cp-1.',
    ],
    [
      { images: { ...CONTROL_PLANE.images, etcd: "registry.example.com/etcd:3.6" } },
      'images.etcd: found "registry.example.com/etcd:3.6", wanted an image with its digest: name@sha256: and 64 ' +
        "hexadecimal digits.",
    ],
    [
      { images: undefined },
      "images.etcd: found nothing, wanted an image with its digest: name@sha256: and 64 hexadecimal digits.",
    ],
    [
      { userAuthentication: {} },
      "userAuthentication: found {}, wanted oidc with the issuer of people's tokens, or certificates: true for " +
        "people with certificates of api-users.",
    ],
    [
      { userAuthentication: undefined },
      "userAuthentication: found nothing, wanted oidc with the issuer of people's tokens, or certificates: true for " +
        "people with certificates of api-users.",
    ],
    [
      oidc({ issuerUrl: undefined }),
      "userAuthentication.oidc.issuerUrl: found nothing, wanted the URL of an OpenID Connect issuer that begins " +
        "with https://.",
    ],
    [
      oidc({ issuerUrl: "http://issuer.example.com" }),
      'userAuthentication.oidc.issuerUrl: found "http://issuer.example.com", wanted the URL of an OpenID Connect ' +
        "issuer that begins with https://.",
    ],
    [
      oidc({ usernamePrefix: "" }),
      "userAuthentication.oidc.usernamePrefix: found nothing, wanted a prefix that no name of the system begins " +
        "with, such as oidc:.",
    ],
    [
      oidc({ groupsPrefix: "sys" }),
      'userAuthentication.oidc.groupsPrefix: found "sys", wanted a prefix that no name of the system begins with, ' +
        "such as oidc:.",
    ],
    [
      oidc({ groupsPrefix: "system:nodes:" }),
      'userAuthentication.oidc.groupsPrefix: found "system:nodes:", wanted a prefix that no name of the system ' +
        "begins with, such as oidc:.",
    ],
    [
      oidc({ certificateAuthorityPem: "-----BEGIN PRIVATE KEY-----" }),
      "userAuthentication.oidc.certificateAuthorityPem: found a private key, wanted certificates of CAs in PEM, and " +
        "no key.",
    ],
    [{ encryption: undefined }, "encryption.kind: found nothing, wanted one of secretbox, kms."],
    [
      { encryption: { kind: "aescbc" } },
      'encryption.kind: found "aescbc", wanted one of secretbox, kms.',
    ],
    [
      { encryption: { kind: "secretbox" } },
      "encryption.keys: found nothing, wanted a list with at least one key.",
    ],
    [
      key({ role: "next" }),
      'encryption.keys: found [{"id":"1","role":"next"}], wanted exactly one generation with the role current.',
    ],
    [
      key({ secret: "c2hvcnQ=" }),
      "encryption.keys[0].secret: found 5 bytes, wanted 32 random bytes in base64.",
    ],
    [
      key({ secret: Buffer.alloc(32, 7).toString("base64") }),
      "encryption.keys[0].secret: found a pattern, wanted 32 random bytes in base64.",
    ],
    [
      {
        encryption: {
          kind: "secretbox",
          keys: [
            { id: "1", role: "current", secret: EXAMPLE_KEY },
            { id: "2", role: "next", secret: EXAMPLE_KEY },
          ],
        },
      },
      "encryption.keys[1].secret: found the secret of another key, wanted a secret of its own.",
    ],
    [
      { encryption: { ...CONTROL_PLANE.encryption, kind: "kms" } },
      'encryption.keys: found ["1"], wanted nothing with kms, whose keys stay outside.',
    ],
    [
      { encryption: { kind: "kms", socketPath: "/run/plugin.sock" } },
      'encryption.socketPath: found "/run/plugin.sock", wanted an absolute path in a folder of its own below /run.',
    ],
    [
      { encryption: { kind: "kms", socketPath: "/run/../etc/plugin.sock" } },
      'encryption.socketPath: found "/run/../etc/plugin.sock", wanted an absolute path in a folder of its own below ' +
        "/run.",
    ],
    [
      { administratorGroups: ["system:authenticated"] },
      'administratorGroups[0]: found "system:authenticated", wanted a group of people, not one of the system.',
    ],
    [
      { privilegedNamespaces: ["default"] },
      'privilegedNamespaces[0]: found "default", wanted a namespace of its own: in default, pods run that nobody ' +
        "gave a place.",
    ],
    [{ joiningMember: "cp-9" }, 'joiningMember: found "cp-9", wanted one of cp-1, cp-2, cp-3.'],
    [{ pki: undefined }, "pki: found nothing, wanted a ClusterPki with controlPlane."],
    [
      { pki: { ...known.pki, etcdPeerTrust: undefined } },
      "pki.etcdPeerTrust: found nothing, wanted the roots of a ClusterPki with controlPlane.",
    ],
    [
      { pki: { ...known.pki, certificates: [] } },
      "pki.certificates: found nothing, wanted the certificate cp-1-peer of etcd-peers: a ClusterPki with " +
        "controlPlane of the same machines has it.",
    ],
  ])("%j", async (changes, message) => {
    const found = await refused(changes);
    expect(found).toBe(`${OWNER}${message}`);
  });
});

describe("SelfManagedControlPlane refuses, wherever a key of a CA could come in,", () => {
  const root = authority("etcd-peers");
  const withCertificate = (changes: object) => ({
    ...known.pki,
    certificates: known.pki.certificates.map((one, index) =>
      index === 0 ? { ...one, ...changes } : one,
    ),
  });

  test.each([
    [
      "the certificate of a CA",
      withCertificate({ certificatePem: root.certificatePem, privateKeyPem: root.privateKeyPem }),
      "pki.certificates[0].certificatePem: found a certificate of a CA, wanted one certificate in PEM that is none " +
        "of a CA.",
    ],
    [
      "the key of a CA beside a certificate",
      withCertificate({ privateKeyPem: root.privateKeyPem }),
      "pki.certificates[0].privateKeyPem: found another text, wanted the private key of this certificate in PEM.",
    ],
    [
      "a key in the place of a certificate",
      withCertificate({ certificatePem: root.privateKeyPem }),
      "pki.certificates[0].certificatePem: found a private key, wanted one certificate in PEM that is none of a CA.",
    ],
    [
      "a key among roots",
      { ...known.pki, apiServerClientTrust: `${root.certificatePem}${root.privateKeyPem}` },
      "pki.apiServerClientTrust: found a private key, wanted certificates of CAs in PEM, and no key.",
    ],
    [
      "a leaf among roots",
      { ...known.pki, etcdServerTrust: leaf("web", root).certificatePem },
      "pki.etcdServerTrust: found a certificate that is none of a CA, wanted certificates of CAs in PEM, and no key.",
    ],
  ])("%s", async (_name, pki, message) => {
    expect(await refused({ pki })).toBe(`${OWNER}${message}`);
  });
});
