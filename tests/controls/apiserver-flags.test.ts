import { apiserverFlags } from "../../policy-pack/controls/cluster/apiserver-flags";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { object, secret, UNKNOWN, type Stack, type TestResource } from "../support/stack";
import { argumentsOf, kubeadm, staticPod } from "../support/static-pods";
import {
  authentication,
  authorization,
  FILES,
  fixtures,
  minimal,
  PROGRAM,
  SAMPLES,
  withFiles,
} from "./fixtures/apiserver-flags";

const COMMAND = "spec.containers[0].command";
const position = (flag: string) => SAMPLES.findIndex(([name]) => name === flag) + 1;
const at = (flag: string) => `${COMMAND}[${String(position(flag))}]`;

/** What is wanted, word by word. */
const WANTED: Readonly<Record<string, string>> = {
  "anonymous-auth": "--anonymous-auth=false (CIS 1.2.1)",
  "service-account-extend-token-expiration":
    "--service-account-extend-token-expiration=false (CIS 1.2.30)",
  "enable-admission-plugins": "--enable-admission-plugins with DenyServiceExternalIPs (CIS 1.2.3)",
  "kubelet-certificate-authority": "--kubelet-certificate-authority with a value (CIS 1.2.5)",
  "tls-cipher-suites":
    "--tls-cipher-suites with ECDHE and GCM or ChaCha20-Poly1305 alone (CIS 1.2.29)",
  profiling: "--profiling=false (CIS 1.2.15)",
  "audit-log-maxage": "--audit-log-maxage=30 or more (CIS 1.2.17)",
  "audit-log-maxbackup": "--audit-log-maxbackup=10 or more (CIS 1.2.18)",
  "audit-log-maxsize": "--audit-log-maxsize=100 or more (CIS 1.2.19)",
  "client-ca-file": "--client-ca-file with a value (CIS 1.2.25)",
  "requestheader-client-ca-file":
    "--requestheader-client-ca-file with another file than --client-ca-file",
  "service-account-lookup": "--service-account-lookup=true (CIS 1.2.21)",
  "service-account-key-file": "--service-account-key-file with a value (CIS 1.2.22)",
  "authorization-mode": "--authorization-mode with RBAC (CIS 1.2.8)",
  "disable-admission-plugins":
    "--disable-admission-plugins without PodSecurity, ValidatingAdmissionPolicy",
  "kubelet-client-certificate": "--kubelet-client-certificate with a value (CIS 1.2.4)",
  "kubelet-client-key": "--kubelet-client-key with a value (CIS 1.2.4)",
  "etcd-certfile": "--etcd-certfile with a value (CIS 1.2.23)",
  "etcd-keyfile": "--etcd-keyfile with a value (CIS 1.2.23)",
  "etcd-cafile": "--etcd-cafile with another file than --client-ca-file (CIS 2.7)",
  "tls-cert-file": "--tls-cert-file with a value (CIS 1.2.24)",
  "tls-private-key-file": "--tls-private-key-file with a value (CIS 1.2.24)",
};

/** What the API server does without the flag; those that are not here may be left out. */
const WITHOUT: Readonly<Record<string, string>> = {
  "anonymous-auth": "no --anonymous-auth (default true)",
  "kubelet-certificate-authority": "no --kubelet-certificate-authority",
  "tls-cipher-suites": "no --tls-cipher-suites (default Go's list with CBC suites)",
  profiling: "no --profiling (default true)",
  "audit-log-maxage": "no --audit-log-maxage (default 0)",
  "tls-cert-file": "no --tls-cert-file",
};

testRoom(apiserverFlags, fixtures, {
  minimal,
  judged: PROGRAM,
  passes: [
    ...["service-account-lookup", "disable-admission-plugins"].map((flag) => ({
      name: `no --${flag}`,
      set: at(flag),
      to: ABSENT,
    })),
    {
      name: "a launcher before the program",
      set: COMMAND,
      to: ["/go-runner", "--log-file=x", `/usr/bin/${PROGRAM}`, ...argumentsOf(SAMPLES, "good")],
    },
    {
      name: "a shell",
      set: COMMAND,
      to: ["/bin/sh", "-c", `exec ${PROGRAM} \\\n ${argumentsOf(SAMPLES, "good").join(" \\\n ")}`],
    },
    { name: "a secret value", set: at("profiling"), to: secret("--profiling=false") },
    { name: "records on standard output", set: at("audit-log-maxage"), to: "--audit-log-path=-" },
    { name: "TLS 1.3 alone", set: at("tls-cipher-suites"), to: "--tls-min-version=VersionTLS13" },
  ],
  fails: [
    ...SAMPLES.map(([flag, , bad]) => ({
      name: `--${flag}=${bad}`,
      set: at(flag),
      to: `--${flag}=${bad}`,
      path: at(flag),
      found: `--${flag}=${bad}`,
      wanted: WANTED[flag] ?? "",
    })),
    ...Object.entries(WITHOUT).map(([flag, found]) => ({
      name: found,
      set: at(flag),
      to: ABSENT,
      path: COMMAND,
      found,
      wanted: WANTED[flag] ?? "",
    })),
    {
      name: "passwords in a file",
      set: at("disable-admission-plugins"),
      to: "--token-auth-file=/tokens.csv",
      path: at("disable-admission-plugins"),
      found: "--token-auth-file=/tokens.csv",
      wanted: "no --token-auth-file (CIS 1.2.2)",
    },
    {
      name: "a switch alone",
      set: at("profiling"),
      to: "--profiling",
      path: at("profiling"),
      found: "--profiling=true",
      wanted: "--profiling=false (CIS 1.2.15)",
    },
    {
      name: "a secret value that is wrong, without showing it",
      set: at("profiling"),
      to: secret("--profiling=true"),
      path: at("profiling"),
      found: "--profiling with a secret value",
      wanted: "--profiling=false (CIS 1.2.15)",
    },
  ],
  notEvaluated: [
    {
      name: "an unknown command",
      set: COMMAND,
      to: UNKNOWN,
      path: COMMAND,
      why: `${COMMAND} is not known during a preview`,
    },
    {
      name: "an unknown word, which may be any flag",
      set: at("profiling"),
      to: UNKNOWN,
      path: at("profiling"),
      why: `${at("profiling")} is not known during a preview`,
    },
    {
      name: "a flag with an unknown value",
      set: at("profiling"),
      to: `--profiling=${UNKNOWN}`,
      path: at("profiling"),
      why: `--profiling: a part of ${at("profiling")} is not known during a preview`,
    },
    {
      name: "a value that the container puts in",
      set: at("profiling"),
      to: "--profiling=$(PROFILING)",
      path: at("profiling"),
      why: "--profiling: the value is put in when the container starts",
    },
  ],
});

const verdict = (...stack: Stack) => verdictOf(apiserverFlags, stack);
const good = argumentsOf(SAMPLES, "good");
const pod = (...words: readonly string[]) => staticPod(PROGRAM, [PROGRAM, ...good, ...words]);

test("takes repeated flags as the program does: the last switch, all entries of lists", () => {
  expect(verdict(pod("--profiling=true"))).toBe("violation");
  expect(verdict(pod("--profiling=true", "--profiling=0"))).toBe("pass");
  expect(verdict(pod("--authorization-mode=AlwaysAllow"))).toBe("violation");
  expect(verdict(pod("--enable_admission_plugins=AlwaysAdmit"))).toBe("violation");
});

test("reads values in a word of their own, but for switches", () => {
  expect(verdict(pod("--audit-log-maxage", "5"))).toBe("violation");
  expect(verdict(pod("--audit-log-maxage", "60"))).toBe("pass");
  expect(verdict(pod("--profiling", "false"))).toBe("violation");
  expect(verdict(staticPod(PROGRAM, [PROGRAM, ...good, "--audit-log-maxage", UNKNOWN]))).toBe(
    "notEvaluated",
  );
});

test("does not judge suites while the least version of TLS is not known", () => {
  const command = [PROGRAM, ...good].map((word) =>
    word.startsWith("--tls-cipher-suites") ? `--tls-min-version=${UNKNOWN}` : word,
  );
  expect(verdict(staticPod(PROGRAM, command))).toBe("notEvaluated");
});

test("judges pods of kube-system alone, and containers of every kind that run the program", () => {
  const elsewhere = (namespace: unknown, container: object, list = "containers"): TestResource =>
    object("core/v1:Pod", "api", {
      metadata: { name: "api", namespace },
      spec: { [list]: [{ name: "api", ...container }] },
    });
  const open = { command: [PROGRAM, "--anonymous-auth=true"] };
  expect(verdict(elsewhere("shop", open))).toBe("notApplicable");
  expect(verdict(elsewhere(UNKNOWN, open))).toBe("violation");
  expect(verdict(elsewhere("kube-system", open, "initContainers"))).toBe("violation");
  expect(verdict(elsewhere("kube-system", { command: ["coredns"] }))).toBe("notApplicable");
  expect(verdict(elsewhere("kube-system", { command: UNKNOWN }))).toBe("notApplicable");
  const image = `registry.k8s.io/${PROGRAM}:v1.35.4@sha256:${"0".repeat(64)}`;
  expect(verdict(elsewhere("kube-system", { image, args: good }))).toBe("pass");
  expect(verdict(elsewhere("kube-system", { image, args: [] }))).toBe("violation");
});

test("lets files decide instead, from the version that reads them, where the stack holds them", () => {
  const health = authentication({ enabled: true, conditions: [{ path: "/readyz" }] });
  const silent = authentication();
  const files = withFiles(...FILES);
  expect(verdict(files)).toBe("notEvaluated");
  expect(verdict(files, health, authorization("Node", "RBAC"))).toBe("pass");
  expect(verdict(files, silent, authorization("Node", "RBAC"))).toBe("violation");
  expect(verdict(files, health, authorization("Node"))).toBe("violation");
  const old = { settings: { targetVersion: "1.29" } };
  const stack = [files, health, authorization("Node", "RBAC")];
  expect(verdictOf(apiserverFlags, stack, old.settings)).toBe("violation");
});

test("does not evaluate documents that are not known", () => {
  expect(verdict(authentication(UNKNOWN))).toBe("notEvaluated");
  expect(verdict(authentication({ enabled: true, conditions: [{ path: UNKNOWN }] }))).toBe(
    "notEvaluated",
  );
  expect(verdict(authorization("Node", UNKNOWN))).toBe("notEvaluated");
});

test("says in one finding all that the defaults of kubeadm lack", () => {
  const { findings } = judge([kubeadm("apiServer", [])], {
    controls: [apiserverFlags],
  }).evaluations;
  expect(findings).toHaveLength(1);
  const wanted = ["1.2.1", "1.2.3", "1.2.5", "1.2.15", "1.2.17", "1.2.18", "1.2.19"];
  for (const clause of [...wanted, "1.2.29", "1.2.30"]) {
    expect(findings[0]?.message).toContain(`(CIS ${clause})`);
  }
  expect(findings[0]?.message).not.toContain("--authorization-mode");
});

test("an etcd outside the machines of kubeadm needs its own files", () => {
  const etcd = { external: { caFile: "/e/ca.crt", certFile: "/e/c.crt", keyFile: "/e/c.key" } };
  const [, ...rest] = fixtures.passing;
  const inputs = rest[0]?.stack[0]?.inputs as Readonly<Record<string, unknown>>;
  const configured = (external: unknown): TestResource => ({
    ...kubeadm("apiServer", []),
    inputs: { ...inputs, etcd: { external } },
  });
  expect(verdict(configured(etcd.external))).toBe("pass");
  expect(verdict(configured({ caFile: "/e/ca.crt" }))).toBe("violation");
  expect(verdict(configured(UNKNOWN))).toBe("notEvaluated");
});
