import { kubeletConfig } from "../../policy-pack/controls/cluster/kubelet-config";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { UNKNOWN, type Stack } from "../support/stack";
import {
  cluster,
  CONFIGURATION,
  fixtures,
  kubelet,
  minimal,
  node,
  WITH_CERTIFICATES,
} from "./fixtures/kubelet-config";

const SUITES = "ECDHE with GCM or ChaCha20-Poly1305 alone, or tlsMinVersion VersionTLS13";

/** Setting, wrong value, what is found, what is wanted; then what absence is. */
const ROWS: readonly (readonly [string, unknown, string, string, string?])[] = [
  ["authentication.anonymous.enabled", true, "true", "false (CIS 4.2.1)"],
  ["authorization.mode", "AlwaysAllow", '"AlwaysAllow"', "Webhook (CIS 4.2.2)"],
  [
    "authentication.x509.clientCAFile",
    "",
    '""',
    "the file of the root of the API server's client certificate (CIS 4.2.3)",
    "absent",
  ],
  ["readOnlyPort", 10255, "10255", "0 (CIS 4.2.4)"],
  ["streamingConnectionIdleTimeout", "0s", '"0s"', "a time other than 0 (CIS 4.2.5)"],
  ["streamingConnectionIdleTimeout", "0h0m0s", '"0h0m0s"', "a time other than 0 (CIS 4.2.5)"],
  ["makeIPTablesUtilChains", false, "false", "true (CIS 4.2.6)"],
  [
    "serverTLSBootstrap",
    false,
    "false",
    "true, or tlsCertFile and tlsPrivateKeyFile (CIS 4.2.9, 4.2.11)",
    "absent (default false)",
  ],
  [
    "rotateCertificates",
    false,
    "false",
    "true, unless tlsCertFile and tlsPrivateKeyFile come from outside (CIS 4.2.10)",
    "absent (default false)",
  ],
  ["featureGates.RotateKubeletServerCertificate", false, "false", "true (CIS 4.2.11)"],
  [
    "tlsCipherSuites",
    ["TLS_RSA_WITH_AES_128_CBC_SHA"],
    '["TLS_RSA_WITH_AES_128_CBC_SHA"]',
    `${SUITES} (CIS 4.2.12)`,
    "absent",
  ],
  ["podPidsLimit", -1, "-1", "a number above 0 (CIS 4.2.13)", "absent (default -1)"],
  ["seccompDefault", false, "false", "true (CIS 4.2.14)", "absent (default false)"],
];

testRoom(kubeletConfig, fixtures, {
  minimal,
  judged: CONFIGURATION,
  passes: [
    ...ROWS.filter(([, , , , absent]) => absent === undefined).map(([set]) => ({
      name: `no ${set}`,
      set,
      to: ABSENT,
    })),
    { name: "ten minutes", set: "streamingConnectionIdleTimeout", to: "10m" },
  ],
  fails: [
    ...ROWS.map(([path, to, found, wanted]) => ({
      name: `${path} ${found}`,
      set: path,
      to,
      path,
      found,
      wanted,
    })),
    ...ROWS.flatMap(([path, , , wanted, found]) =>
      found === undefined
        ? []
        : [{ name: `no ${path}`, set: path, to: ABSENT, path, found, wanted }],
    ),
  ],
  notEvaluated: [
    ...unreadable("seccompDefault", "true or false"),
    ...unreadable("podPidsLimit", "a number"),
    ...unreadable("tlsCipherSuites", "a list").filter(({ name }) => !name.endsWith("a list")),
  ],
});

const verdict = (...stack: Stack) => verdictOf(kubeletConfig, stack);

test("takes certificates that another tool brings, and TLS 1.3 instead of a list", () => {
  expect(verdict(kubelet(WITH_CERTIFICATES))).toBe("pass");
  expect(verdict(kubelet({ ...WITH_CERTIFICATES, tlsPrivateKeyFile: undefined }))).toBe(
    "violation",
  );
  const open = { ...WITH_CERTIFICATES, tlsCipherSuites: undefined };
  expect(verdict(kubelet(open))).toBe("violation");
  expect(verdict(kubelet({ ...open, tlsMinVersion: "VersionTLS13" }))).toBe("pass");
  expect(verdict(kubelet({ ...open, tlsMinVersion: UNKNOWN }))).toBe("notEvaluated");
});

test("flags of a node overrule its file", () => {
  const [passing] = minimal;
  expect(passing && verdict(passing, node([["hostname-override", "other"]]))).toBe("violation");
  expect(passing && verdict(passing, node([]))).toBe("pass");
  expect(verdict(node([[UNKNOWN, "other"]]))).toBe("notEvaluated");
});

test("says what kubelets of kubeadm lack without a file, and what with an empty one", () => {
  const messages = (...stack: Stack) =>
    judge(stack, { controls: [kubeletConfig] }).evaluations.findings.map(({ message }) => message);
  const [whole, ...others] = messages(cluster());
  expect(others).toEqual([]);
  for (const name of ["serverTLSBootstrap", "tlsCipherSuites", "podPidsLimit", "seccompDefault"]) {
    expect(whole).toContain(`found no KubeletConfiguration with ${name}, wanted`);
  }
  expect(whole).not.toContain("rotateCertificates");
  const [empty] = messages(cluster(), kubelet({}));
  expect(empty).toContain("seccompDefault: found absent");
  expect(empty).not.toContain("clientCAFile");
});
