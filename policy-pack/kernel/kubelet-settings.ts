import { notEvaluated, pass, type Answer } from "./answer";
import { expectThat } from "./expect";
import type { Field, Reading } from "./field";
import {
  entriesOf,
  ifGiven,
  isStrongSuite,
  lacks,
  notGiven,
  notGivenOrOff,
  notOneOf,
  on,
  strongSuites,
} from "./flag-conditions";
import type { FlagRow } from "./flag-rows";

/** One setting of a KubeletConfiguration, by clause of the CIS Kubernetes Benchmark 1.12.0. */
export interface KubeletSetting {
  readonly path: string;
  readonly clause: string;
  readonly wanted: string;
  readonly why: string;
  /** @param byKubeadm True where kubeadm fills in its own defaults. */
  readonly judge: (configuration: Field, byKubeadm: boolean) => Answer;
}

interface Setting<T> extends Omit<KubeletSetting, "judge"> {
  readonly read: (field: Field) => Reading<T>;
  readonly holds: (value: T) => boolean;
  /** The kubelet's default; without one, absence is a violation. */
  readonly byDefault?: T;
  /** What kubeadm writes where the setting is absent. */
  readonly kubeadmDefault?: T;
  /** Other settings that together make this one needless. */
  readonly unless?: readonly string[];
}

function setting<T>(declared: Setting<T>): KubeletSetting {
  const { path, clause, wanted, why, read, holds, byDefault, kubeadmDefault, unless } = declared;
  return {
    path,
    clause,
    wanted,
    why,
    judge: (configuration, byKubeadm) => {
      const absentMeans = byKubeadm ? (kubeadmDefault ?? byDefault) : byDefault;
      const answer = expectThat(read(configuration.below(path.split("."))), {
        holds,
        wanted: `${wanted} (CIS ${clause})`,
        ...(absentMeans === undefined ? {} : { absentMeans }),
      });
      if (answer.status === "pass" || unless === undefined) return answer;
      const others = unless.map((key) => configuration.at(key));
      if (others.some(({ absent }) => absent)) return answer;
      const open = others.find(({ unknown }) => unknown !== undefined);
      return open?.unknown === undefined ? pass : notEvaluated(open, open.unknown);
    },
  };
}

const boolean = (field: Field) => field.boolean();
const text = (field: Field) => field.string();
const number = (field: Field) => field.number();
const isTrue = (value: boolean): boolean => value;
const isFalse = (value: boolean): boolean => !value;

/** Durations as Go writes them; none is a length of zero. */
const ZERO = /^0+(?:\.0+)?[a-zµ]*(?:0+(?:\.0+)?[a-zµ]+)*$/;

/** With these another tool brings the certificates and renews them. */
const OWN_CERTIFICATE = ["tlsCertFile", "tlsPrivateKeyFile"];

const ACCESS: readonly KubeletSetting[] = [
  setting({
    path: "authentication.anonymous.enabled",
    clause: "4.2.1",
    wanted: "false",
    why: "lets whoever reaches the node read logs and run commands in pods",
    read: boolean,
    holds: isFalse,
    byDefault: false,
  }),
  setting({
    path: "authorization.mode",
    clause: "4.2.2",
    wanted: "Webhook",
    why: "AlwaysAllow lets every identity do everything on the node",
    read: text,
    holds: (value) => value === "Webhook",
    byDefault: "Webhook",
  }),
  setting({
    path: "authentication.x509.clientCAFile",
    clause: "4.2.3",
    wanted: "the file of the root of the API server's client certificate",
    why: "tells the API server from others",
    read: text,
    holds: (value) => value !== "",
    kubeadmDefault: "/etc/kubernetes/pki/ca.crt",
  }),
  setting({
    path: "readOnlyPort",
    clause: "4.2.4",
    wanted: "0",
    why: "serves what runs on the node to everybody, without TLS",
    read: number,
    holds: (value) => value === 0,
    byDefault: 0,
  }),
  setting({
    path: "streamingConnectionIdleTimeout",
    clause: "4.2.5",
    wanted: "a time other than 0",
    why: "ends sessions in containers that nobody uses",
    read: text,
    holds: (value) => !ZERO.test(value),
    byDefault: "4h0m0s",
  }),
];

const CERTIFICATES: readonly KubeletSetting[] = [
  setting({
    path: "serverTLSBootstrap",
    clause: "4.2.9, 4.2.11",
    wanted: "true, or tlsCertFile and tlsPrivateKeyFile",
    why: "gives the node a certificate that the API server can check",
    read: boolean,
    holds: isTrue,
    byDefault: false,
    unless: OWN_CERTIFICATE,
  }),
  setting({
    path: "rotateCertificates",
    clause: "4.2.10",
    wanted: "true, unless tlsCertFile and tlsPrivateKeyFile come from outside",
    why: "renews the certificate of the node before it ends",
    read: boolean,
    holds: isTrue,
    byDefault: false,
    kubeadmDefault: true,
    unless: OWN_CERTIFICATE,
  }),
  setting({
    path: "featureGates.RotateKubeletServerCertificate",
    clause: "4.2.11",
    wanted: "true",
    why: "renews the serving certificate",
    read: boolean,
    holds: isTrue,
    byDefault: true,
  }),
  {
    path: "tlsCipherSuites",
    clause: "4.2.12",
    wanted: "ECDHE with GCM or ChaCha20-Poly1305 alone, or tlsMinVersion VersionTLS13",
    why: "leaves suites without authenticated encryption out",
    judge: judgeSuites,
  },
];

const LIMITS: readonly KubeletSetting[] = [
  setting({
    path: "makeIPTablesUtilChains",
    clause: "4.2.6",
    wanted: "true",
    why: "keeps the rules of the node in step with its pods",
    read: boolean,
    holds: isTrue,
    byDefault: true,
  }),
  setting({
    path: "podPidsLimit",
    clause: "4.2.13",
    wanted: "a number above 0",
    why: "keeps one pod from taking all process ids of the node",
    read: number,
    holds: (value) => value > 0,
    byDefault: -1,
  }),
  setting({
    path: "seccompDefault",
    clause: "4.2.14",
    wanted: "true",
    why: "gives pods that name no profile the default one",
    read: boolean,
    holds: isTrue,
    byDefault: false,
  }),
];

export const KUBELET_SETTINGS: readonly KubeletSetting[] = [...ACCESS, ...CERTIFICATES, ...LIMITS];

function judgeSuites(configuration: Field): Answer {
  const suites = configuration.at("tlsCipherSuites");
  const texts = (field: Field): Reading<readonly string[]> => {
    const list = field.list();
    if (list.state !== "known") return list;
    const entries = list.value.map((entry) => entry.string());
    const open = entries.find(({ state }) => state === "unknown");
    if (open?.state === "unknown") return open;
    const value = entries.flatMap((entry) => (entry.state === "known" ? [entry.value] : []));
    return { state: "known", value, field };
  };
  const answer = expectThat(texts(suites), {
    holds: (names) => names.length > 0 && names.flatMap(entriesOf).every(isStrongSuite),
    wanted: "ECDHE with GCM or ChaCha20-Poly1305 alone, or tlsMinVersion VersionTLS13 (CIS 4.2.12)",
  });
  const version = configuration.at("tlsMinVersion").string();
  if (answer.status !== "violation" || version.state === "absent") return answer;
  if (version.state === "unknown") return notEvaluated(version.field, version.why);
  return version.value === "VersionTLS13" ? pass : answer;
}

/** Flags of the kubelet, which overrule its file; where a flag is not given the file decides. */
export const KUBELET_FLAGS: readonly FlagRow[] = [
  { flag: "anonymous-auth", condition: notGivenOrOff, clause: "4.2.1", why: "overrules the file" },
  {
    flag: "authorization-mode",
    condition: lacks("AlwaysAllow"),
    clause: "4.2.2",
    why: "overrules the file",
  },
  {
    flag: "read-only-port",
    condition: { ...notGiven, holds: (value) => value === "0" },
    clause: "4.2.4",
    why: "overrules the file",
  },
  {
    flag: "streaming-connection-idle-timeout",
    condition: notOneOf("0", "0s", "0m", "0h"),
    clause: "4.2.5",
    why: "overrules the file",
  },
  {
    flag: "make-iptables-util-chains",
    condition: ifGiven(on),
    clause: "4.2.6",
    why: "overrules the file",
  },
  {
    flag: "hostname-override",
    condition: notGiven,
    clause: "4.2.7",
    why: "may give a node the name of another, which its certificate then stands for",
  },
  {
    flag: "rotate-certificates",
    condition: ifGiven(on),
    clause: "4.2.10",
    why: "overrules the file",
  },
  {
    flag: "tls-cipher-suites",
    condition: ifGiven(strongSuites),
    clause: "4.2.12",
    why: "overrules the file",
  },
  { flag: "seccomp-default", condition: ifGiven(on), clause: "4.2.14", why: "overrules the file" },
];
