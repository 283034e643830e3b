import { notEvaluated, type NotEvaluated } from "./answer";
import type { FlagValue } from "./command-line";
import type { Field } from "./field";
import type { Program, ProgramFlags } from "./program-flags";

type Defaults = Readonly<Record<string, string>>;

const PKI = "/etc/kubernetes/pki";

const API_SERVER: Defaults = {
  "allow-privileged": "true",
  "authorization-mode": "Node,RBAC",
  "client-ca-file": `${PKI}/ca.crt`,
  "enable-admission-plugins": "NodeRestriction",
  "enable-bootstrap-token-auth": "true",
  "kubelet-client-certificate": `${PKI}/apiserver-kubelet-client.crt`,
  "kubelet-client-key": `${PKI}/apiserver-kubelet-client.key`,
  "proxy-client-cert-file": `${PKI}/front-proxy-client.crt`,
  "proxy-client-key-file": `${PKI}/front-proxy-client.key`,
  "requestheader-client-ca-file": `${PKI}/front-proxy-ca.crt`,
  "service-account-key-file": `${PKI}/sa.pub`,
  "service-account-signing-key-file": `${PKI}/sa.key`,
  "tls-cert-file": `${PKI}/apiserver.crt`,
  "tls-private-key-file": `${PKI}/apiserver.key`,
};

const LOCAL_ETCD_CLIENT: Defaults = {
  "etcd-cafile": `${PKI}/etcd/ca.crt`,
  "etcd-certfile": `${PKI}/apiserver-etcd-client.crt`,
  "etcd-keyfile": `${PKI}/apiserver-etcd-client.key`,
};

const CONTROLLER_MANAGER: Defaults = {
  "bind-address": "127.0.0.1",
  "client-ca-file": `${PKI}/ca.crt`,
  "requestheader-client-ca-file": `${PKI}/front-proxy-ca.crt`,
  "root-ca-file": `${PKI}/ca.crt`,
  "service-account-private-key-file": `${PKI}/sa.key`,
  "use-service-account-credentials": "true",
};

const SCHEDULER: Defaults = { "bind-address": "127.0.0.1" };

const ETCD: Defaults = {
  "cert-file": `${PKI}/etcd/server.crt`,
  "client-cert-auth": "true",
  "key-file": `${PKI}/etcd/server.key`,
  "listen-client-urls": "https://127.0.0.1:2379",
  "listen-peer-urls": "https://127.0.0.1:2380",
  "peer-cert-file": `${PKI}/etcd/peer.crt`,
  "peer-client-cert-auth": "true",
  "peer-key-file": `${PKI}/etcd/peer.key`,
  "peer-trusted-ca-file": `${PKI}/etcd/ca.crt`,
  "trusted-ca-file": `${PKI}/etcd/ca.crt`,
};

/** What kubeadm writes into its static pods (kubeadm implementation details, "Generate static Pod manifests"), v1beta3 and v1beta4. */
const DEFAULTS: Readonly<Partial<Record<Program, Defaults>>> = {
  "kube-apiserver": API_SERVER,
  "kube-controller-manager": CONTROLLER_MANAGER,
  "kube-scheduler": SCHEDULER,
  etcd: ETCD,
};

const PLACES: Readonly<Partial<Record<Program, readonly string[]>>> = {
  "kube-apiserver": ["apiServer"],
  "kube-controller-manager": ["controllerManager"],
  "kube-scheduler": ["scheduler"],
  etcd: ["etcd", "local"],
};

/** What a ClusterConfiguration of kubeadm starts a program with: its own defaults, and extraArgs above them. */
export function kubeadmFlags(configuration: Field, program: Program): readonly ProgramFlags[] {
  const place = PLACES[program];
  const external = configuration.at("etcd", "external");
  if (place === undefined || (program === "etcd" && external.any().state === "known")) return [];
  const at = configuration.below([...place, "extraArgs"]);
  const defaults = {
    ...DEFAULTS[program],
    ...(program === "kube-apiserver" && external.absent ? LOCAL_ETCD_CLIENT : {}),
  };
  const { values, gaps } = extraArgs(at);
  const files =
    program === "kube-apiserver" ? externalEtcd(external) : new Map<string, FlagValue>();
  return [
    {
      program,
      at,
      gaps,
      valuesOf: (flag) => {
        const own = values.filter(([name]) => name === flag).map(([, value]) => value);
        if (own.length > 0) return own;
        const file = files.get(flag);
        if (file !== undefined) return [file];
        // Each of the gaps may overrule the default.
        const isDefault = gaps.length === 0 && Object.hasOwn(defaults, flag);
        const text = isDefault ? defaults[flag] : undefined;
        return text === undefined ? [] : [{ field: at, text }];
      },
    },
  ];
}

const ETCD_FILES = { caFile: "etcd-cafile", certFile: "etcd-certfile", keyFile: "etcd-keyfile" };

function externalEtcd(external: Field): ReadonlyMap<string, FlagValue> {
  const entries = Object.entries(ETCD_FILES).map(
    ([key, flag]) => [flag, valueAt(external.at(key))] as const,
  );
  return new Map(entries.flatMap(([flag, value]) => (value ? [[flag, value] as const] : [])));
}

/** A map of texts in v1beta3, a list of names and values in v1beta4. */
function extraArgs(at: Field): {
  readonly values: readonly (readonly [string, FlagValue])[];
  readonly gaps: readonly NotEvaluated[];
} {
  const map = at.entries();
  const list = at.list();
  if (map.state === "known") {
    return {
      values: map.value.map(([name, field]) => [name, valueAt(field) ?? { field, text: "" }]),
      gaps: [],
    };
  }
  if (list.state === "absent") return { values: [], gaps: [] };
  if (list.state === "unknown") return { values: [], gaps: [notEvaluated(at, list.why)] };
  const read = list.value.map((entry) => {
    const name = entry.at("name").string();
    const field = entry.at("value");
    if (name.state !== "known") {
      const why = name.state === "unknown" ? name.why : "it has no name";
      return { gaps: [notEvaluated(name.field, why)], values: [] };
    }
    return { gaps: [], values: [[name.value, valueAt(field) ?? { field, text: "" }] as const] };
  });
  return { values: read.flatMap(({ values }) => values), gaps: read.flatMap(({ gaps }) => gaps) };
}

function valueAt(field: Field): FlagValue | undefined {
  const text = field.string();
  if (text.state === "absent") return undefined;
  if (text.state === "known") return { field, text: text.value };
  return { field, text: undefined, why: text.why };
}

/** What an InitConfiguration or JoinConfiguration of kubeadm starts the kubelet of its node with. */
export function kubeletFlags(configuration: Field): ProgramFlags {
  const at = configuration.at("nodeRegistration", "kubeletExtraArgs");
  const { values, gaps } = extraArgs(at);
  const valuesOf = (flag: string) =>
    values.filter(([name]) => name === flag).map(([, value]) => value);
  return { program: "kubelet", at, gaps, valuesOf };
}
