import { setTimeout as delay } from "node:timers/promises";
import { accepted, messageOf, type ApiClient } from "./kubernetes/client";
import { aggregateRoles } from "./kubernetes/controllers";
import { deploy } from "./kubernetes/installed";
import { MINORS, WITH_BUILD_MS, withApiServer } from "./kubernetes/minors";
import { CLUSTER_WIDE, isAllowed, PERSONAS } from "./kubernetes/personas";
import { agree, REQUESTS } from "./kubernetes/requests";
import { askPack, askServer, type Clients } from "./kubernetes/requests/ask";
import { verdictsAt } from "./kubernetes/requests/row";
import { testWith } from "./needs";

jest.setTimeout(WITH_BUILD_MS);

const INSTALLED = { program: "tests/e2e/kubernetes/program", stack: "tests" };

test("a request about which the API server and the pack differ says why, and no other does", () => {
  const names = REQUESTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
  const verdicts = REQUESTS.flatMap(({ upTo, ...row }) => [row, ...(upTo ? [upTo] : [])]);
  expect(verdicts.filter((one) => agree(one) === (one.difference !== undefined))).toEqual([]);
});

/** The group `editors` may change most of what there is in the namespace `shop`, as Kubernetes' own role `edit` says. */
async function withEditors(admin: ApiClient): Promise<Clients> {
  await aggregateRoles(admin);
  const apiGroup = "rbac.authorization.k8s.io";
  const bound = await admin.create({
    apiVersion: `${apiGroup}/v1`,
    kind: "RoleBinding",
    metadata: { name: "editors", namespace: "shop" },
    roleRef: { apiGroup, kind: "ClusterRole", name: "edit" },
    subjects: [{ apiGroup, kind: "Group", name: "editors" }],
  });
  if (!accepted(bound)) throw new Error(messageOf(bound));
  const editor = admin.as({ name: "jane", groups: ["editors", "system:authenticated"] });
  return { administrator: admin, editor };
}

const GUARD_WITHIN_MS = 30_000;

/** Policies take effect a moment after they are written, and rights after their roles. */
async function untilGuardHolds(clients: Clients, minor: string): Promise<void> {
  for (const row of REQUESTS) {
    const { server } = verdictsAt(row, minor);
    if (!/^(guard|policy) /.test(server)) continue;
    for (const started = Date.now(); Date.now() - started < GUARD_WITHIN_MS; await delay(50)) {
      if ((await askServer(clients, row)).by === server) break;
    }
  }
}

describe.each(MINORS)("kube-apiserver %s", (minor) => {
  testWith(["go"], "admits and refuses what each row says, and so does the pack", async () => {
    await withApiServer(minor, async ({ admin }) => {
      const stack = await deploy(admin, INSTALLED);
      const clients = await withEditors(admin);
      await untilGuardHolds(clients, minor);
      const answers = new Map<string, unknown>();
      for (const row of REQUESTS) {
        const { by: server } = await askServer(clients, row);
        answers.set(row.name, { server, pack: askPack(stack, row, minor) });
      }
      const wanted = REQUESTS.map((row) => {
        const { server, pack } = verdictsAt(row, minor);
        return [row.name, { server, pack }] as const;
      });
      expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(wanted));
    });
    const differing = REQUESTS.filter((row) => !agree(verdictsAt(row, minor))).length;
    const counts = `${String(REQUESTS.length)} requests, ${String(differing)} explained differences`;
    process.stdout.write(`${minor}: ${counts}\n`);
  });

  testWith(["go"], "gives each persona of a namespace its rights and no more", async () => {
    await withApiServer(minor, async ({ admin }) => {
      await deploy(admin, INSTALLED);
      const personas = { v: "viewers", d: "developers", o: "operators" };
      const wrong: string[] = [];
      const check = async (
        group: string,
        action: (typeof CLUSTER_WIDE)[number],
        may: boolean,
        namespace?: string,
      ) => {
        if ((await isAllowed(admin, group, action, namespace)) === may) return;
        const where = namespace ?? "the cluster";
        wrong.push(
          `${group} ${may ? "may not" : "may"} ${action.verb} ${action.resource} in ${where}`,
        );
      };
      for (const [letter, people] of Object.entries(personas)) {
        for (const { action, usually, relaxed } of PERSONAS) {
          await check(`shop-${people}`, action, usually.includes(letter), "shop");
          await check(`lab-${people}`, action, relaxed.includes(letter), "lab");
          await check(`lab-${people}`, action, false, "shop");
          await check(`lab-${people}`, action, false, "kube-system");
        }
        for (const action of CLUSTER_WIDE) await check(`lab-${people}`, action, false);
      }
      expect(wrong).toEqual([]);
    });
  });
});
