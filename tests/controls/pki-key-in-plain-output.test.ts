import { pkiKeyInPlainOutput } from "../../policy-pack/controls/pki/pki-key-in-plain-output";
import { Session } from "../../policy-pack/kernel/session";
import { testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import {
  object,
  output,
  resource,
  root,
  secret,
  subjectOf,
  UNKNOWN,
  type Stack,
} from "../support/stack";
import { fixtures, key, minimal, outputs, PEM, settings } from "./fixtures/pki-key-in-plain-output";

const path = 'data["app.conf"]';
const wanted = "no private key";
const violation = { on: "settings", set: "data", path, wanted };

testRoom(pkiKeyInPlainOutput, fixtures, {
  minimal,
  judged: "settings",
  passes: [
    { name: "the public half of a key", set: "data", to: { "app.conf": UNKNOWN } },
    {
      name: "a certificate",
      set: "data",
      to: { "ca.crt": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" },
    },
    {
      name: "a public key",
      set: "data",
      to: { "key.pub": "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n" },
    },
    { name: "a secret that is no key", set: "data", to: { "app.conf": secret("x") } },
  ],
  fails: [
    { name: "a key", to: { "app.conf": PEM }, found: "a private key", ...violation },
    {
      name: "a key in PKCS #8",
      to: { "app.conf": PEM.replaceAll("EC PRIVATE", "PRIVATE") },
      found: "a private key",
      ...violation,
    },
    {
      name: "a key of OpenSSH",
      to: { "app.conf": PEM.replaceAll("EC PRIVATE", "OPENSSH PRIVATE") },
      found: "a private key",
      ...violation,
    },
    {
      name: "a key that is marked secret",
      to: { "app.conf": secret(PEM) },
      found: "a private key",
      ...violation,
    },
    {
      name: "an unknown secret that comes from a key",
      to: { "app.conf": output(undefined, true) },
      found: "a secret of tls:index/privateKey:PrivateKey::key",
      ...violation,
    },
  ],
});

const findings = (stack: Stack) =>
  judge(stack, { controls: [pkiKeyInPlainOutput] }).evaluations.findings.map((finding) => [
    nameOf(finding),
    finding.status,
    finding.path,
  ]);

describe("an unknown value", () => {
  const data = { "app.conf": UNKNOWN };
  const from = (sources: readonly string[]) => [
    key,
    object("core/v1:ConfigMap", "settings", { data }, { propertyDependencies: { data: sources } }),
  ];

  test("of other resources passes", () => {
    const bucket = resource("aws:s3/bucket:Bucket", "bucket", {});
    expect(findings([...from([bucket.urn]), bucket])).toEqual([]);
  });

  test("of unknown origin is not evaluated", () => {
    expect(findings(from([]))).toEqual([["settings", "notEvaluated", path]]);
  });

  test("is no matter in a stack without private keys", () => {
    expect(verdictOf(pkiKeyInPlainOutput, from([]).slice(1))).toBe("notApplicable");
  });
});

describe("a stack output", () => {
  test("that is unknown passes unless its name speaks of a key", () => {
    const stack = outputs({ vpcId: UNKNOWN, caPrivateKey: UNKNOWN, token: secret(UNKNOWN) });
    expect(findings(stack)).toEqual([["test-test", "notEvaluated", "caPrivateKey"]]);
  });

  test("is found although the stack is registered without it", () => {
    const session = new Session([pkiKeyInPlainOutput]);
    session.configure(new Map(), new Map());
    for (const subject of [root, key].map(subjectOf)) session.register(subject);
    const [, exported] = outputs({ ca: { key: PEM } });
    if (exported === undefined) throw new Error("the fixture has no stack");
    const found = session.finish(new Map(), [subjectOf(exported)]);
    expect(found).toMatchObject([
      { urn: root.urn, status: "violation", path: "ca.key", wanted: "a secret, or no private key" },
    ]);
  });

  test("that is a secret may hold a key", () => {
    expect(findings(outputs({ ca: { key: secret(PEM) } }))).toEqual([]);
  });

  test("of a stack that exports nothing is none", () => {
    expect(findings([key, { ...root, inputs: UNKNOWN }])).toEqual([]);
  });
});

test("reads numbers, switches and absent values as no key", () => {
  expect(findings(settings({ port: 8080, debug: true, none: null }))).toEqual([]);
});
