import { knock, type Caller, type Door } from "../knock";
import { ETCD_PEER_PORT, type ControlPlane } from "../plane";
import type { Attempt } from "../table";

/** Somebody at a door, and what must come of it. */
interface Row extends Caller {
  readonly attempt: string;
  readonly door: Door;
  readonly path: string;
  readonly expected: string;
}

/** Domains whose roots must not make users. */
const NOT_OF_USERS = [
  "etcd-peers",
  "etcd-clients",
  "apiserver-serving",
  "kubelet-serving",
  "kubelet-clients",
  "front-proxy",
];
const MASTER = { commonName: "mallory", organization: "system:masters" };
const AS_MASTER = { "X-Remote-User": "mallory", "X-Remote-Group": "system:masters" };
const CLIENT = ["client_auth"] as const;

/** Certificates of each domain at the doors of the others. */
export async function certificateAttempts(plane: ControlPlane): Promise<readonly Attempt[]> {
  const rows = [...atEtcd(plane), ...atApiServer(plane), ...asFrontProxy(plane)];
  const attempts: Attempt[] = [];
  for (const { attempt, door, path, expected, ...caller } of rows) {
    attempts.push({ attempt, expected, seen: await knock(door, path, caller) });
  }
  return attempts;
}

function atEtcd(plane: ControlPlane): readonly Row[] {
  const { deployed, first } = plane;
  const of = (domain: string, name: string) => deployed.certificate(domain, name);
  const door = plane.etcd(first);
  const peers = { ...door, port: ETCD_PEER_PORT, ca: deployed.root("etcd-peers").cert };
  const apiServer = { commonName: "kube-apiserver-etcd-client" };
  const callers: readonly (Pick<Row, "attempt" | "expected" | "certificate"> & { door?: Door })[] =
    [
      {
        attempt: "the API server's certificate for etcd",
        expected: "200",
        certificate: of("etcd-clients", "cp-1-apiserver"),
      },
      { attempt: "no certificate", expected: "TLS alert certificate_required" },
      {
        attempt: "an administrator's certificate",
        expected: "TLS alert unknown_ca",
        certificate: of("api-users", "first-administrator"),
      },
      {
        attempt: "the API server's name, forged with the users' root",
        expected: "TLS alert unknown_ca",
        certificate: plane.forged("api-users", { subject: apiServer, allowedUses: CLIENT }),
      },
      {
        attempt: "the API server's certificate for kubelets",
        expected: "TLS alert unknown_ca",
        certificate: of("kubelet-clients", "cp-1-apiserver"),
      },
      {
        attempt: "a peer's certificate",
        expected: "TLS alert unknown_ca",
        certificate: of("etcd-peers", "cp-2-peer"),
      },
      {
        attempt: "another member's server certificate",
        expected: "TLS alert bad_certificate",
        certificate: of("etcd-clients", "cp-2-etcd"),
      },
      {
        attempt: "at the peers' port, the API server's certificate for etcd",
        expected: "TLS alert unknown_ca",
        certificate: of("etcd-clients", "cp-1-apiserver"),
        door: peers,
      },
    ];
  return callers.map((caller) => ({
    door,
    path: "/version",
    ...caller,
    attempt: `etcd: ${caller.attempt}`,
  }));
}

function atApiServer(plane: ControlPlane): readonly Row[] {
  const { deployed, apiServer: door } = plane;
  const of = (domain: string, name: string) => deployed.certificate(domain, name);
  const callers: readonly Omit<Row, "door" | "path">[] = [
    {
      attempt: "an administrator's certificate",
      expected: "200",
      certificate: of("api-users", "first-administrator"),
    },
    {
      attempt: "etcd's client certificate",
      expected: "401",
      certificate: of("etcd-clients", "cp-1-apiserver"),
    },
    {
      attempt: "a kubelet's serving certificate",
      expected: "401",
      certificate: of("kubelet-serving", "cp-1-kubelet"),
    },
    {
      attempt: "system:masters by the users' root, for servers only",
      expected: "401",
      certificate: plane.forged("api-users", { subject: MASTER, allowedUses: ["server_auth"] }),
    },
    ...NOT_OF_USERS.map((domain) => ({
      attempt: `system:masters, forged with the root of ${domain}`,
      expected: "401",
      certificate: plane.forged(domain, { subject: MASTER, allowedUses: CLIENT }),
    })),
  ];
  const anonymous = [
    ...["/livez", "/readyz", "/healthz"].map((path) => ({ path, expected: "200" })),
    ...["/api", "/version", "/metrics", "/livez/etcd"].map((path) => ({ path, expected: "401" })),
  ];
  return [
    ...callers.map((caller) => ({ ...caller, door, path: "/api/v1/secrets?limit=1" })),
    ...anonymous.map((row) => ({ ...row, door, attempt: `nobody asks for ${row.path}` })),
  ].map((row) => ({ ...row, attempt: `API server: ${row.attempt}` }));
}

/** Only the front proxy may say in headers who a user is. */
function asFrontProxy(plane: ControlPlane): readonly Row[] {
  const { deployed, apiServer: door } = plane;
  const scheduler = deployed.certificate("api-users", "cp-1-scheduler");
  const callers: readonly Omit<Row, "door" | "path" | "headers">[] = [
    {
      attempt: "the front proxy's certificate",
      expected: "200",
      certificate: deployed.certificate("front-proxy", "cp-1-apiserver"),
    },
    {
      attempt: "another name, forged with the front proxy's root",
      expected: "401",
      certificate: plane.forged("front-proxy", { subject: MASTER, allowedUses: CLIENT }),
    },
    {
      attempt: "the front proxy's name, forged with the users' root",
      expected: "403",
      certificate: plane.forged("api-users", {
        subject: { commonName: "front-proxy-client" },
        allowedUses: CLIENT,
      }),
    },
    { attempt: "the scheduler's certificate", expected: "403", certificate: scheduler },
    { attempt: "no certificate", expected: "401" },
  ];
  return callers.map((caller) => ({
    ...caller,
    attempt: `headers of system:masters: ${caller.attempt}`,
    door,
    path: "/api/v1/secrets?limit=1",
    headers: AS_MASTER,
  }));
}
