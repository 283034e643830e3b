import { WITH_BUILD_MS } from "./kubernetes/minors";
import { testWith } from "./needs";
import { auditAttempts } from "./self-managed/attempts/audit";
import { certificateAttempts } from "./self-managed/attempts/certificates";
import { fileAttempts } from "./self-managed/attempts/files";
import { kubeletAttempts } from "./self-managed/attempts/kubelets";
import { outageAttempts } from "./self-managed/attempts/outage";
import { createNamespace, furnished, podAttempts } from "./self-managed/attempts/pods";
import { NAMESPACE, SecretAttempts } from "./self-managed/attempts/secrets";
import { userAttempts } from "./self-managed/attempts/users";
import { ControlPlane, encryptionKey } from "./self-managed/plane";
import { attemptTable, type Attempt } from "./self-managed/table";

jest.setTimeout(WITH_BUILD_MS);

/** Each member has a loopback address of its own, which no other system takes for granted. */
const SYSTEM = process.platform === "linux" ? [] : ["Linux"];

async function attempts(): Promise<readonly Attempt[]> {
  const key = encryptionKey("first", "current");
  const plane = await ControlPlane.start([key]);
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
    const outage = await outageAttempts(plane);
    const audit = await auditAttempts(plane);
    return [files, certificates, users, kubelets, pods, secrets.attempts, outage, audit].flat();
  } finally {
    await plane.stop();
  }
}

testWith(
  ["go", "openssl", ...SYSTEM],
  "a control plane of three members from the files of the program holds against each attempt",
  async () => {
    const rows = await attempts();
    process.stdout.write(attemptTable(rows));
    expect(rows.length).toBeGreaterThanOrEqual(50);
    expect(rows.filter(({ expected, seen }) => seen !== expected)).toEqual([]);
  },
);
