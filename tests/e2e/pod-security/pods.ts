import fc, { type Arbitrary } from "fast-check";

type PlainObject = Readonly<Record<string, unknown>>;

/** One thing that a check looks at: values for the places of a pod where it looks. */
interface Aspect {
  readonly spec?: Arbitrary<PlainObject>;
  /** Security context of the pod. */
  readonly podContext?: Arbitrary<PlainObject>;
  readonly container?: Arbitrary<PlainObject>;
  /** Security context of a container. */
  readonly context?: Arbitrary<PlainObject>;
  readonly annotations?: Arbitrary<PlainObject>;
}

const NOTHING: Arbitrary<PlainObject> = fc.constant({});

/** A value of `usual` three times out of four: pods with many places would nearly always be rejected otherwise. */
function mostly<T>(usual: Arbitrary<T>, other: Arbitrary<T>): Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: other });
}

function maybe(key: string, usual: readonly unknown[], other: readonly unknown[]) {
  const property = (values: readonly unknown[]): Arbitrary<PlainObject> =>
    fc.constantFrom(...values).map((value) => ({ [key]: value }));
  const known = usual.length === 0 ? NOTHING : fc.oneof(NOTHING, property(usual));
  return mostly(known, property(other));
}

function joined(...parts: readonly Arbitrary<PlainObject>[]): Arbitrary<PlainObject> {
  return fc.tuple(...parts).map((values) => Object.assign({}, ...values) as PlainObject);
}

const profiles = (key: string) =>
  maybe(
    key,
    [null, { type: "RuntimeDefault" }, { type: "Localhost", localhostProfile: "a" }],
    [{}, { type: "Unconfined" }, { type: "runtimedefault" }, { type: "" }],
  );

const annotation = (prefix: string, names: readonly string[]): Arbitrary<PlainObject> =>
  fc.oneof(
    NOTHING,
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom(
          "",
          "runtime/default",
          "docker/default",
          "localhost/a",
          "unconfined",
          "localhost",
        ),
      )
      .map(([name, value]) => ({ [`${prefix}${name}`]: value })),
  );

const capabilities = (usual: readonly string[], other: readonly string[]) =>
  mostly(
    fc.subarray([...usual], { minLength: 0 }),
    fc.subarray([...usual, ...other], { minLength: 1 }),
  );

const SOURCES = [
  ...["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image"],
  ...["persistentVolumeClaim", "projected", "secret"],
];
const OTHER_SOURCES = [
  ...["hostPath", "nfs", "iscsi", "gitRepo", "awsElasticBlockStore", "fc", "glusterfs", "rbd"],
  ...["azureDisk", "azureFile", "cephfs", "cinder", "flexVolume", "flocker", "gcePersistentDisk"],
  ...["photonPersistentDisk", "portworxVolume", "quobyte", "scaleIO", "storageos", "vsphereVolume"],
];
const source = (names: readonly string[]) =>
  fc.constantFrom(...names).map((name): PlainObject => ({ [name]: {} }));
const volume = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(NOTHING, source(SOURCES)) },
  { weight: 1, arbitrary: source(OTHER_SOURCES) },
  { weight: 2, arbitrary: source(["hostPath"]) },
  { weight: 1, arbitrary: joined(source(SOURCES), source(OTHER_SOURCES)) },
);

const handler = fc.constantFrom("httpGet", "tcpSocket").chain((action) =>
  maybe("host", ["", null], ["127.0.0.1", "example.org"]).map((host) => ({
    [action]: { port: 80, ...host },
  })),
);
const handlers = (...keys: readonly string[]) =>
  joined(
    ...keys.map((key) =>
      mostly(
        NOTHING,
        handler.map((value) => ({ [key]: value })),
      ),
    ),
  );

const SYSCTLS = [
  ...["kernel.shm_rmid_forced", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range"],
  ...["net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start"],
];
const OTHER_SYSCTLS = [
  ...["net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem"],
  ...["net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes"],
  ...["net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat"],
  ...["kernel.msgmax", "net/ipv4/tcp_syncookies", "", "constructor", "net.ipv4.ip_forward"],
];

const seLinux = maybe(
  "seLinuxOptions",
  [{}, { type: "container_t" }, { type: "container_kvm_t", level: "s0" }, { type: "", user: "" }],
  [
    { type: "container_engine_t" },
    { type: "spc_t" },
    { type: "container_init_t", user: "system_u" },
    { role: "sysadm_r" },
  ],
);
const windowsOptions = maybe(
  "windowsOptions",
  [null, {}, { hostProcess: false }],
  [{ hostProcess: true }],
);

const NAMES = ["a", "b", "c"];

/** What each check looks at, by its id in admission. */
export const ASPECTS: Readonly<Record<string, Aspect>> = {
  allowPrivilegeEscalation: {
    context: maybe("allowPrivilegeEscalation", [false], [true, null]),
  },
  appArmorProfile: {
    podContext: profiles("appArmorProfile"),
    context: profiles("appArmorProfile"),
    annotations: annotation("container.apparmor.security.beta.kubernetes.io/", [...NAMES, "z"]),
  },
  capabilities_baseline: {
    context: fc
      .record({
        add: capabilities(
          ["CHOWN", "NET_BIND_SERVICE", "SETUID"],
          ["SYS_ADMIN", "CAP_CHOWN", "chown", "ALL", ""],
        ),
        drop: capabilities(["ALL", "NET_RAW"], ["all"]),
      })
      .map((value) => ({ capabilities: value })),
  },
  capabilities_restricted: {
    context: maybe(
      "capabilities",
      [
        { drop: ["ALL"] },
        { drop: ["NET_RAW", "ALL"], add: ["NET_BIND_SERVICE"] },
        { drop: ["ALL"], add: null },
      ],
      [null, {}, { drop: ["all"] }, { drop: ["NET_RAW"] }, { drop: ["ALL"], add: ["CHOWN"] }],
    ),
  },
  hostNamespaces: {
    spec: joined(
      ...["hostNetwork", "hostPID", "hostIPC"].map((key) => maybe(key, [false, null], [true])),
    ),
  },
  hostPathVolumes: {
    spec: fc.array(volume, { maxLength: 3 }).map((volumes) => ({
      volumes: volumes.map((one, index) => ({ ...one, name: `v${index}` })),
    })),
  },
  hostPorts: {
    container: fc
      .array(maybe("hostPort", [0, null], [80, 8080]), { maxLength: 2 })
      .map((ports) => ({ ports: ports.map((port) => ({ containerPort: 80, ...port })) })),
  },
  hostProbesAndHostLifecycle: {
    container: joined(
      handlers("livenessProbe", "readinessProbe", "startupProbe"),
      handlers("postStart", "preStop").map((lifecycle) => ({ lifecycle })),
    ),
  },
  privileged: { context: maybe("privileged", [false, null], [true]) },
  procMount: { context: maybe("procMount", ["Default", null], ["Unmasked", ""]) },
  runAsNonRoot: {
    podContext: maybe("runAsNonRoot", [true], [false, null]),
    context: maybe("runAsNonRoot", [true, null], [false]),
  },
  runAsUser: {
    podContext: maybe("runAsUser", [1000, null], [0]),
    context: maybe("runAsUser", [1, 65534], [0]),
  },
  seccompProfile_baseline: {
    podContext: profiles("seccompProfile"),
    context: profiles("seccompProfile"),
    annotations: joined(
      annotation("seccomp.security.alpha.kubernetes.io/pod", [""]),
      annotation("container.seccomp.security.alpha.kubernetes.io/", [...NAMES, "z"]),
    ),
  },
  seLinuxOptions: { podContext: seLinux, context: seLinux },
  sysctls: {
    podContext: capabilities(SYSCTLS, OTHER_SYSCTLS).map((names) => ({
      sysctls: names.map((name) => ({ name, value: "1" })),
    })),
  },
  windowsHostProcess: { podContext: windowsOptions, context: windowsOptions },
};

const LISTS = ["containers", "initContainers", "ephemeralContainers"];
const GOOD_POD = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };
const GOOD_CONTAINER = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };

const platform = joined(
  maybe("os", [{ name: "linux" }], [{ name: "windows" }]),
  mostly(NOTHING, fc.constant({ hostUsers: true })),
  fc.oneof(NOTHING, fc.constant({ hostUsers: false })),
);

/** Pods that are in order but for some aspects, about every fourth pod Windows, about half with user namespaces. */
export function podsWith(ids: readonly string[]): Arbitrary<PlainObject> {
  const aspects = ids.flatMap((id) => ASPECTS[id] ?? []);
  const all = (key: keyof Aspect): Arbitrary<PlainObject> =>
    joined(...aspects.flatMap((aspect) => aspect[key] ?? []));
  const container = fc
    .record({ list: fc.constantFrom(...LISTS), fields: all("container"), context: all("context") })
    .map(({ list, fields, context }) => ({
      list,
      fields: { ...fields, securityContext: { ...GOOD_CONTAINER, ...context } },
    }));
  return fc
    .record({
      platform,
      spec: all("spec"),
      podContext: all("podContext"),
      annotations: all("annotations"),
      containers: fc.array(container, { minLength: 1, maxLength: NAMES.length }),
    })
    .map((drawn) => {
      const named = drawn.containers.map(({ list, fields }, index) => ({
        list,
        container: { name: NAMES[index], ...fields },
      }));
      const containers = LISTS.map((list) => [
        list,
        named.filter((one) => one.list === list).map(({ container: one }) => one),
      ]);
      const securityContext = { ...GOOD_POD, ...drawn.podContext };
      return {
        metadata: { name: "pod", annotations: drawn.annotations },
        spec: {
          ...drawn.platform,
          ...drawn.spec,
          securityContext,
          ...(Object.fromEntries(containers) as PlainObject),
        },
      };
    });
}
