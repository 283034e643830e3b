import fc from "fast-check";
import { API_SERVER_FLAGS } from "../../components/self-managed/apiserver-flags";
import {
  CONTROLLER_MANAGER_FLAGS,
  SCHEDULER_FLAGS,
} from "../../components/self-managed/controller-flags";
import { ETCD_FLAGS } from "../../components/self-managed/etcd-flags";
import { memberFiles } from "../../components/self-managed/files";
import { renderFlags, type FlagRow } from "../../components/self-managed/flag";
import { KUBELET_SETTINGS } from "../../components/self-managed/kubelet";
import { planControlPlane, type ControlPlanePlan } from "../../components/self-managed/plan";
import { podManifest, STATIC_PODS } from "../../components/self-managed/static-pods";
import { CONTROL_PLANE, EXAMPLE_KEY } from "./self-managed-example";

const PROGRAMS: Readonly<Record<string, readonly FlagRow[]>> = {
  etcd: ETCD_FLAGS,
  "kube-apiserver": API_SERVER_FLAGS,
  "kube-controller-manager": CONTROLLER_MANAGER_FLAGS,
  "kube-scheduler": SCHEDULER_FLAGS,
};

const plan = (changes: object = {}): ControlPlanePlan =>
  planControlPlane(
    "tests",
    Object.assign({ ...CONTROL_PLANE, pki: { certificates: [] } }, changes),
  );

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

/** Control planes of every size, encryption and generation of keys. */
const plans = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 8, maxLength: 8 }),
    count: fc.constantFrom(3, 5),
    workers: fc.integer({ min: 0, max: 3 }),
    hosts: fc.uniqueArray(fc.integer({ min: 1, max: 250 }), { minLength: 8, maxLength: 8 }),
    kms: fc.boolean(),
    tokenKeys: fc.constantFrom(
      [{ id: "1", role: "current" }],
      [
        { id: "1", role: "current" },
        { id: "2", role: "next" },
      ],
      [
        { id: "1", role: "previous" },
        { id: "2", role: "current" },
      ],
    ),
  })
  .map(({ names, count, workers, hosts, kms, tokenKeys }) => {
    const machines = names.map((one, index) => ({
      name: one,
      address: `10.20.0.${String(hosts[index])}`,
    }));
    return plan({
      members: machines.slice(0, count),
      workers: machines.slice(count, count + workers),
      tokenKeys,
      encryption: kms
        ? { kind: "kms" }
        : { kind: "secretbox", keys: [{ id: "1", role: "current", secret: EXAMPLE_KEY }] },
    });
  });

interface Pod {
  readonly spec: {
    readonly containers: readonly {
      readonly command: readonly string[];
      readonly volumeMounts: readonly { readonly mountPath: string; readonly readOnly: boolean }[];
    }[];
  };
}

const containerOf = (manifest: unknown) => {
  const [container] = (manifest as Pod).spec.containers;
  if (container === undefined) throw new Error("no container");
  return container;
};

describe.each(Object.entries(PROGRAMS))("flags of %s", (program, rows) => {
  test("stand there once each, with a clause only where they harden", () => {
    const names = rows.map(({ flag }) => flag);
    expect(names).toEqual([...new Set(names)]);
    for (const { clause, against } of rows) {
      if (clause !== undefined) expect(against).toBeDefined();
      expect(clause ?? "2.1").toMatch(/^(\d\.\d(\.\d+)?(, )?)+$/);
    }
  });

  test("are one text each, and are the same for each member but for its own name and address", () => {
    fc.assert(
      fc.property(plans, (planned) => {
        const lines = planned.names.members.map((member) =>
          renderFlags(rows, { plan: planned, member }).map((line) => {
            expect(line).toMatch(/^--[a-z-]+=\S+$/);
            const own = line.startsWith("--initial-cluster=") || line.startsWith("--etcd-servers=");
            return own ? line : line.replaceAll(member.address, "A").replace(/^--name=.*/, "");
          }),
        );
        for (const other of lines) expect(other).toEqual(lines[0]);
      }),
      { numRuns: 50 },
    );
  });

  test("name files that the member has, in folders that the program mounts", () => {
    fc.assert(
      fc.property(plans, (planned) => {
        const pod = STATIC_PODS.find((one) => one.program === program);
        if (pod === undefined) throw new Error(`no pod of ${program}`);
        for (const member of planned.names.members) {
          const files = memberFiles(planned, member).map(({ path }) => path);
          const container = containerOf(podManifest(pod, { plan: planned, member }));
          const mounts = container.volumeMounts;
          const named = container.command.flatMap((flag) => /=(\/etc\/\S+)$/.exec(flag)?.[1] ?? []);
          for (const path of named) {
            expect(files).toContain(path);
            const mount = mounts.find(({ mountPath }) => path.startsWith(`${mountPath}/`));
            expect(mount).toMatchObject({ readOnly: true });
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

test("no program mounts the folder of another, and none the whole of /etc/kubernetes", () => {
  const folders = STATIC_PODS.flatMap(({ readOnlyFolders, writableFolders }) => [
    ...readOnlyFolders,
    ...writableFolders,
  ]);
  expect(folders).toEqual([...new Set(folders)]);
  for (const folder of folders) {
    expect(folders.filter((other) => other.startsWith(`${folder}/`))).toEqual([]);
    expect(folder.split("/").length).toBeGreaterThan(3);
  }
});

test("every key file is read by one program alone", () => {
  const planned = plan();
  const [member] = planned.names.members;
  if (member === undefined) throw new Error("no member");
  const readers = (path: string) =>
    STATIC_PODS.filter((pod) =>
      containerOf(podManifest(pod, { plan: planned, member })).volumeMounts.some(({ mountPath }) =>
        path.startsWith(`${mountPath}/`),
      ),
    ).length;
  const keys = memberFiles(planned, member)
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".key"));
  const kubelet = keys.filter((path) => path.startsWith("/etc/kubernetes/kubelet/"));
  expect(kubelet.map(readers)).toEqual([0, 0]);
  const others = keys.filter((path) => !kubelet.includes(path));
  expect(others.map(readers)).toEqual(others.map(() => 1));
});

test("a member that is replaced joins, and the others begin as they did", () => {
  const planned = plan({ joiningMember: "cp-2" });
  const states = planned.names.members.map((member) =>
    renderFlags(ETCD_FLAGS, { plan: planned, member }).find((line) =>
      line.startsWith("--initial-cluster-state="),
    ),
  );
  expect(states.map((state) => state?.split("=")[1])).toEqual(["new", "existing", "new"]);
});

test("each clause of the benchmark for the programs is met by a flag, a setting, or a default that is kept", () => {
  const rows = [...Object.values(PROGRAMS).flat(), ...KUBELET_SETTINGS];
  const met = new Set(rows.flatMap(({ clause = "" }) => clause.split(", ").filter(Boolean)));
  const absent = (section: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${section}.${String(index + 1)}`).filter(
      (clause) => !met.has(clause),
    );
  // Not set, as asked for: 1.2.2 (token file), 1.2.10 (AlwaysAdmit), 4.2.7 (hostname-override). Defaults that are kept:
  // 1.2.12 and 1.2.13 (plugins), 1.3.6 (feature gate). Not met, on purpose: 4.2.10 and 4.2.11 (rotation by requests).
  expect(absent("1.2", 30)).toEqual(["1.2.2", "1.2.10", "1.2.12", "1.2.13"]);
  expect(absent("1.3", 7)).toEqual(["1.3.6"]);
  expect(absent("1.4", 2)).toEqual([]);
  expect(absent("2", 7)).toEqual([]);
  expect(absent("4.2", 14)).toEqual(["4.2.7", "4.2.10", "4.2.11"]);
});
