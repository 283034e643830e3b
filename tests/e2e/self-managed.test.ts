import { WITH_BUILD_MS } from "./kubernetes/minors";
import { testWith } from "./needs";
import { auditAttempts } from "./self-managed/attempts/audit";
import { certificateAttempts } from "./self-managed/attempts/certificates";
import { fileAttempts } from "./self-managed/attempts/files";
import { keyServiceAttempts } from "./self-managed/attempts/key-service";
import { kubeletAttempts } from "./self-managed/attempts/kubelets";
import { outageAttempts } from "./self-managed/attempts/outage";
import { createNamespace, furnished, podAttempts } from "./self-managed/attempts/pods";
import { replacementAttempts } from "./self-managed/attempts/replacement";
import { SecretAttempts } from "./self-managed/attempts/secrets";
import { userAttempts } from "./self-managed/attempts/users";
import { NAMESPACE } from "./self-managed/attempts/words";
import { ControlPlane, encryptionKey } from "./self-managed/plane";
import { attemptTable, type Attempt } from "./self-managed/table";

jest.setTimeout(WITH_BUILD_MS);

/** Each member has a loopback address of its own, which no other system takes for granted. */
const SYSTEM = process.platform === "linux" ? [] : ["Linux"];

async function attempts(): Promise<readonly Attempt[]> {
  const key = encryptionKey("first", "current");
  const plane = await ControlPlane.start({ kind: "secretbox", keys: [key] });
  try {
    await createNamespace(plane, NAMESPACE);
    await furnished(plane, "kube-system");
    const secrets = new SecretAttempts(plane);
    const files = await fileAttempts(plane);
    const certificates = await certificateAttempts(plane);
    const pods = await podAttempts(plane);
    const users = await userAttempts(plane);
    await secrets.run(key);
    const kubelets = await kubeletAttempts(plane);
    const outage = await outageAttempts(plane, "secretbox:second");
    const replacement = await replacementAttempts(plane, "secretbox:second");
    const audit = await auditAttempts(plane);
    return [
      files,
      certificates,
      users,
      kubelets,
      pods,
      secrets.attempts,
      outage,
      replacement,
      audit,
    ].flat();
  } finally {
    await plane.stop();
  }
}

const PROGRAMS = ["go", "openssl", ...SYSTEM];

function expectAll(rows: readonly Attempt[]): void {
  process.stdout.write(attemptTable(rows));
  expect(rows.filter(({ expected, seen }) => seen !== expected)).toEqual([]);
}

testWith(
  PROGRAMS,
  "a control plane of three members from the files of the program holds against each attempt",
  async () => {
    const rows = await attempts();
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expectAll(rows);
  },
);

testWith(PROGRAMS, "with a key service, Secrets are readable with its plugin alone", async () => {
  expectAll(await keyServiceAttempts());
});

testWith(
  PROGRAMS,
  "roots that etcd and the API server share are seen by the attempts",
  async () => {
    const key = encryptionKey("first", "current");
    const plane = await ControlPlane.start(
      { kind: "secretbox", keys: [key] },
      ({ first, deployed }) => {
        first.believe("/etc/etcd/pki/client-ca.crt", deployed.root("api-users").cert);
        first.believe("/etc/kubernetes/pki/client-ca.crt", deployed.root("etcd-clients").cert);
        return Promise.resolve();
      },
    );
    try {
      const rows = await certificateAttempts(plane);
      const broken = rows.filter(({ expected, seen }) => seen !== expected);
      expect(broken.map(({ attempt, seen }) => `${attempt}: ${seen}`)).toEqual([
        "etcd: an administrator's certificate: 200",
        "etcd: the API server's name, forged with the users' root: 200",
        "API server: etcd's client certificate: 403",
        "API server: system:masters, forged with the root of etcd-clients: 200",
      ]);
    } finally {
      await plane.stop();
    }
  },
);
