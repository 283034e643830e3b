import { execFileSync } from "node:child_process";
import path from "node:path";
import { drive, loadInProcess, reconcile, startChild } from "../../preview/policy";
import type { Analyzer, StackIdentity } from "../../preview/policy";
import { resource } from "./fixtures/resources";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PLAIN = packFolder("plain");

const identity: StackIdentity = {
  project: "demo",
  stack: "dev",
  organization: "acme",
  configuration: { "plain:tier": "gold" },
};

function packFolder(name: string): string {
  return path.join(__dirname, "fixtures", "packs", name);
}

const stack = resource("demo-dev", {}, { type: "pulumi:pulumi:Stack", custom: false });
const loud = resource("loud", { shout: true, __internal: 1 }, { parent: stack.urn });
const unknownOwner = resource("later", { owner: UNKNOWN });
const resources = [stack, loud, unknownOwner];

async function run(analyzer: Analyzer, policies: Readonly<Record<string, unknown>>) {
  const copies = resources.map((each) => ({ ...each }));
  const configuration = reconcile(analyzer.info, [{ source: "policies.json", policies }]);
  const driver = await drive(analyzer, configuration);
  for (const each of copies) await driver.onRegister(each);
  return { outcome: await driver.finish(copies), copies };
}

describe("a pack in this process", () => {
  let analyzer: Analyzer;
  beforeAll(async () => {
    analyzer = await loadInProcess(PLAIN, identity);
  });

  test("tells its policies, schemas and initial configuration", () => {
    expect(analyzer.info).toMatchObject({ name: "plain", version: "1.2.3" });
    expect(analyzer.info.policies.map(({ name, level }) => [name, level])).toEqual([
      ["owner-label", "mandatory"],
      ["quiet-name", "advisory"],
      ["environment", "advisory"],
    ]);
    expect(analyzer.info.policies[0]?.severity).toBe("high");
    expect(analyzer.info.initialConfiguration["quiet-name"]?.level).toBe("disabled");
  });

  test("reports at the configured levels, knows its stack, and leaves no trace in this process", async () => {
    const { outcome } = await run(analyzer, { "quiet-name": "mandatory" });
    const lines = outcome.diagnostics.map(({ policy, level, message, urn }) => [
      policy,
      level,
      message,
      urn,
    ]);
    expect(lines).toEqual([
      [
        "owner-label",
        "mandatory",
        "Every object names its owner.\nno owner on demo-dev",
        stack.urn,
      ],
      ["owner-label", "mandatory", "Every object names its owner.\nno owner on loud", loud.urn],
      ["quiet-name", "mandatory", "Names do not shout.\nshouts", loud.urn],
      ["owner-label", "advisory", expect.stringContaining("can't run policy"), unknownOwner.urn],
      ["environment", "advisory", expect.stringContaining("demo gold -,demo-dev,-"), ""],
    ]);
    expect(outcome.evaluations).toBeUndefined();
    expect(outcome.levels["quiet-name"]).toBe("mandatory");
    expect(process.env["PULUMI_NODEJS_PROJECT"]).toBeUndefined();
  });

  test("remediates at the level remediate only, and keeps properties that analyzers do not see", async () => {
    const { outcome, copies } = await run(analyzer, { "quiet-name": "remediate" });
    expect(copies[1]?.inputs).toEqual({ __internal: 1, shout: false });
    expect(outcome.remediations).toEqual([
      {
        urn: loud.urn,
        policy: "quiet-name",
        description: "Names do not shout.",
        failure: "",
        change: { before: { shout: true }, after: { shout: false } },
      },
    ]);
    expect(outcome.diagnostics.some(({ policy }) => policy === "quiet-name")).toBe(false);
  });

  test("disabled policies stay silent", async () => {
    const { outcome } = await run(analyzer, { all: "disabled" });
    expect(outcome.diagnostics).toEqual([]);
  });
});

test("a pack in a child process reports the same as in this process", async () => {
  const here = await withFreshModules(() => loadInProcess(PLAIN, identity));
  const child = await startChild(PLAIN, identity);
  try {
    expect(child.info).toEqual(here.info);
    const inside = await run(here, { "quiet-name": "remediate" });
    const outside = await run(child, { "quiet-name": "remediate" });
    expect(outside.outcome.diagnostics).toEqual(inside.outcome.diagnostics);
    expect(outside.outcome.remediations).toEqual(inside.outcome.remediations);
    expect(outside.outcome.evaluations).toBeUndefined();
    expect(outside.copies).toEqual(inside.copies);
  } finally {
    child.stop();
  }
});

async function withFreshModules<T>(load: () => Promise<T>): Promise<T> {
  jest.resetModules();
  return load();
}

// In a process of its own: jest keeps modules in a registry that no pack can be removed from.
test("packs loaded one after the other into one process do not mix", () => {
  const hook = path.join(__dirname, "../../preview/register.cjs");
  const script = path.join(__dirname, "fixtures", "two-packs.ts");
  const output = execFileSync(process.execPath, ["--require", hook, script], { encoding: "utf8" });
  expect(output.split("\n")).toEqual([
    "plain: no first on web",
    "second: nothing",
    "plain: no third on web",
    "",
  ]);
});

describe("a pack that cannot be used is one error", () => {
  beforeEach(() => jest.resetModules());

  test.each([
    ["throws-at-load", /throws-at-load: the rule table is empty$/],
    ["no-pack", /no-pack: found no "new PolicyPack\(\.\.\.\)" in its entry file, wanted one\.$/],
    ["missing", /found no folder .*missing; wanted a policy pack's folder\.$/],
    ["", /found no PulumiPolicy\.yaml in .*packs; wanted a policy pack's folder\.$/],
  ])("%s", async (name, message) => {
    const loading = loadInProcess(packFolder(name), identity);
    await expect(loading).rejects.toThrow(message);
  });

  test("a rule that throws names the policy, with the stack trace kept apart", async () => {
    const analyzer = await loadInProcess(packFolder("throws-in-rule"), identity);
    await analyzer.configure(reconcile(analyzer.info, []));
    const failure: unknown = await analyzer.analyze(loud).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: "UsageError",
      message: expect.stringMatching(
        /throws-in-rule: Error validating resource with policy 'broken' .*: boom$/,
      ),
      details: expect.stringContaining("index.ts"),
    });
  });

  test("a child that ends tells what its runner printed", async () => {
    const starting = startChild(packFolder("throws-at-load"), identity);
    await expect(starting).rejects.toThrow(/throws-at-load ended with status \d+: .*rule table/);
  });
});
