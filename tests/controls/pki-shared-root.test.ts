import { pkiSharedRoot } from "../../policy-pack/controls/pki/pki-shared-root";
import { certificatesIn } from "../../policy-pack/kernel/certificate-chains";
import { testRoom } from "../support/control-harness";
import { judge, nameOf, verdictOf } from "../support/judge";
import { object, resource, UNKNOWN, urnOf, type Stack } from "../support/stack";
import {
  acmIntermediate,
  files,
  fixtures,
  leaf,
  LOCALLY_SIGNED,
  minimal,
  PRIVATE_KEY,
  root,
  rootUrn,
  SELF_SIGNED,
  webhook,
} from "./fixtures/pki-shared-root";

const wanted = "a CA of its own for each trust domain";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

testRoom(pkiSharedRoot, fixtures, {
  minimal,
  judged: "root-b",
  passes: [
    { name: "another file beside the CA", on: "auth", set: "data.note", to: "text" },
    { name: "a CA that is not there", on: "webhook", set: "webhooks[0].clientConfig", to: {} },
    {
      name: "two files of one domain",
      on: "auth",
      set: "data",
      to: { "client-ca.crt": UNKNOWN, "users-ca.pem": UNKNOWN },
    },
  ],
  fails: [
    {
      name: "a root in files of two domains",
      on: "auth",
      set: "data",
      to: { "client-ca-file": UNKNOWN, "requestheader-client-ca-file": UNKNOWN },
      path: "",
      found: `one CA for front-proxy (${CONFIG_MAP}::auth) and api-users (${CONFIG_MAP}::auth)`,
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "files of unknown names",
      on: "auth",
      set: "data",
      to: UNKNOWN,
      path: "data",
      why: "data is not known during a preview",
    },
  ],
});

const findings = (stack: Stack) =>
  judge(stack, { controls: [pkiSharedRoot] }).evaluations.findings.map((finding) => [
    nameOf(finding),
    finding.status,
    finding.path,
    finding.status === "violation" ? finding.found : finding.reason,
  ]);

const verdicts = (stack: Stack) => findings(stack).map(([name, status]) => [name, status]);

describe("finds one root behind", () => {
  test("two certificates of one key", () => {
    const [key, first] = root("root-a", "key");
    const [, second] = root("root-b", "key");
    const stack = [key, first, second].filter((one) => one !== undefined);
    const users = files("auth", { "client-ca.crt": UNKNOWN }, [rootUrn("root-b")]);
    const found = `one CA for api-users (${CONFIG_MAP}::auth) and webhooks (${webhook([]).type}::webhook)`;
    expect(findings([...stack, webhook([rootUrn("root-a")]), users])).toEqual([
      ["root-a", "violation", "", found],
      ["root-b", "violation", "", found],
    ]);
  });

  test("two intermediate CAs", () => {
    const between = (name: string) =>
      resource(
        LOCALLY_SIGNED,
        name,
        { isCaCertificate: true, caCertPem: UNKNOWN },
        { propertyDependencies: { caCertPem: [rootUrn("root-a")] } },
      );
    const stack: Stack = [
      ...root("root-a"),
      between("one"),
      between("two"),
      webhook([urnOf(LOCALLY_SIGNED, "one")]),
      files("etcd-ca", { "ca.crt": UNKNOWN }, [urnOf(LOCALLY_SIGNED, "two")]),
    ];
    expect(verdicts(stack)).toEqual([["root-a", "violation"]]);
  });

  test("an intermediate CA of AWS Private CA", () => {
    expect(verdicts(acmIntermediate)).toEqual([["acm-a", "violation"]]);
  });

  test("a Secret that passes it on", () => {
    const secret = object(
      "core/v1:Secret",
      "ca",
      { stringData: { pem: UNKNOWN } },
      { propertyDependencies: { stringData: [rootUrn("root-b")] } },
    );
    const stack = minimal.map((one) => (one.name === "webhook" ? webhook([secret.urn]) : one));
    expect(verdicts([...stack, secret])).toEqual([["root-b", "violation"]]);
  });

  test("a place that takes it and a certificate that it signed", () => {
    const stack = [...minimal, ...leaf("peer", "kube-etcd-peer", "root-b")];
    expect(findings(stack)).toEqual([
      [
        "root-b",
        "violation",
        "",
        `one CA for etcd-peers (${LOCALLY_SIGNED}::peer) and api-users (${CONFIG_MAP}::auth)`,
      ],
    ]);
  });

  test("a known text and a certificate that its root signed", () => {
    const stack = minimal.map((one) =>
      one.name === "webhook" ? webhook([rootUrn("root-a")], "PEM") : one,
    );
    const user = leaf("user-alice", "alice", "root-a");
    expect(verdicts([...stack, ...user])).toEqual([["root-a", "violation"]]);
  });
});

describe("tells the domain of a certificate by", () => {
  test.each([
    ["kube-etcd", "etcd-clients"],
    ["kube-apiserver-etcd-client", "etcd-clients"],
    ["kube-apiserver", "apiserver-serving"],
    ["kube-apiserver-kubelet-client", "kubelet-clients"],
    ["front-proxy-client", "front-proxy"],
    ["system:node:ip-10-0-0-1", "webhooks"],
    ["system:kube-scheduler", "webhooks"],
    ["etcd-member-peer-1", "etcd-peers"],
    ["user-bob", "webhooks"],
    ["workload.shop", "workloads"],
  ])("the common name %s", (commonName, domain) => {
    const stack = [...minimal, ...leaf("leaf", commonName, "root-b")];
    const found = findings(stack).flat().join(" ");
    // Of API users alone there is nothing to say: root-b is theirs already.
    if (domain === "webhooks") expect(found).toBe("");
    else expect(found).toContain(`${domain} (${LOCALLY_SIGNED}::leaf)`);
  });

  test("no name that says nothing", () => {
    expect(findings([...minimal, ...leaf("leaf", "example.com", "root-b")])).toEqual([]);
  });

  test("the DNS names of the API server", () => {
    const [request, certificate] = leaf("leaf", "10.0.0.1", "root-b");
    const named = {
      ...request,
      inputs: { subject: { commonName: "x" }, dnsNames: ["kubernetes.default.svc"] },
    };
    const stack = [...minimal, named, certificate] as Stack;
    expect(findings(stack).flat().join(" ")).toContain("apiserver-serving");
  });
});

describe("does not evaluate", () => {
  test("several roots in files of several domains", () => {
    const both = files("auth", { "client-ca.crt": UNKNOWN, "etcd-ca.crt": UNKNOWN }, [
      rootUrn("root-a"),
      rootUrn("root-b"),
    ]);
    const why = "which of its 2 CAs stands in which place is not known during a preview";
    expect(findings([...root("root-a"), ...root("root-b"), both])).toEqual([
      ["auth", "notEvaluated", 'data["client-ca.crt"]', why],
    ]);
  });

  test("a CA of unknown origin", () => {
    expect(findings([webhook([])])).toEqual([
      [
        "webhook",
        "notEvaluated",
        "webhooks[0].clientConfig.caBundle",
        "its CA is not known during a preview",
      ],
    ]);
  });

  test("a certificate of an unknown CA", () => {
    const [request, certificate] = leaf("leaf", "kube-etcd", "nowhere");
    const stack = [request, certificate] as Stack;
    expect(findings(stack)).toEqual([
      ["leaf", "notEvaluated", "", "its CA is not known during a preview"],
    ]);
  });
});

test("does not apply to files that come from elsewhere", () => {
  const stack: Stack = [
    resource(PRIVATE_KEY, "key", {}),
    files("plain", UNKNOWN, [urnOf(PRIVATE_KEY, "key")]),
  ];
  expect(verdictOf(pkiSharedRoot, stack)).toBe("notApplicable");
});

test("a chain that comes back to itself ends", () => {
  const cycle = resource(
    LOCALLY_SIGNED,
    "kube-etcd",
    { caCertPem: UNKNOWN },
    { propertyDependencies: { caCertPem: [urnOf(LOCALLY_SIGNED, "kube-etcd")] } },
  );
  expect(verdicts([cycle])).toEqual([["kube-etcd", "notEvaluated"]]);
  expect(rootUrn("a")).toBe(urnOf(SELF_SIGNED, "a"));
});

describe("reads certificates", () => {
  const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;

  test("from a bundle, and from its base64, without white space", () => {
    const bundle = `${pem("AAAA\nBBBB")}\n${pem("CCCC")}`;
    expect(certificatesIn(bundle)).toEqual(["AAAABBBB", "CCCC"]);
    expect(certificatesIn(Buffer.from(bundle).toString("base64"))).toEqual(["AAAABBBB", "CCCC"]);
  });

  test("and takes any other text as it is", () => {
    expect(certificatesIn(" arn:aws:acm-pca:eu-central-1:1:ca/2 ")).toEqual([
      "arn:aws:acm-pca:eu-central-1:1:ca/2",
    ]);
  });
});
