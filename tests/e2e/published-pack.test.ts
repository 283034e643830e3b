import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { controls } from "../../policy-pack/controls";
import { startChild, type Analyzer } from "../../preview/policy";
import { installDependencies, installPackage, manifestOf, ROOT } from "./installed-package";
import { identity, offenders, run, settings } from "../policy-pack/protocol-stack";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "published-pack-"));
const installed = path.join(folder, "package");
let analyzer: Analyzer | undefined;

beforeAll(async () => {
  installPackage("policy-pack", folder, installed);
  installDependencies(installed, path.join(installed, "node_modules"));
  analyzer = await startChild(installed, identity);
});

afterAll(() => {
  analyzer?.stop();
  fs.rmSync(folder, { recursive: true });
});

test("the package carries JavaScript, its documents and the manifests that the CLI reads", () => {
  const names = fs.readdirSync(installed, { recursive: true, encoding: "utf8" });
  const own = names.filter((name) => !name.startsWith("node_modules"));
  expect(own).toEqual(
    expect.arrayContaining([
      "PulumiPolicy.yaml",
      "README.md",
      "CONTROLS.md",
      "CONFIGURATION.md",
      "LICENSE",
      "index.js",
    ]),
  );
  expect(own.filter((name) => name.endsWith(".ts") || name.includes("tsconfig"))).toEqual([]);
  const { main, scripts } = manifestOf(installed);
  expect([main, scripts]).toEqual(["index.js", undefined]);
  expect(manifestOf(path.join(ROOT, "policy-pack")).main).toBeUndefined();
});

test("installed alone, it serves every control and knows its version", () => {
  expect(analyzer?.info.policies.map(({ name }) => name)).toEqual([
    "settings",
    ...controls.map(({ id }) => id),
  ]);
  expect(analyzer?.info.version).toBe("0.1.0");
});

test("it checks a program that uses none of our components", async () => {
  const ready = analyzer;
  if (ready === undefined) throw new Error("the pack did not start");
  const { inAnalyze, outcome } = await run(ready, { settings });
  expect(inAnalyze).toMatchObject({
    public: ["eks-endpoint-public"],
    nodes: ["ng-imdsv2"],
    agent: ["pss-privileged"],
  });
  const objecting = new Set(outcome.diagnostics.map(({ policy }) => policy));
  for (const id of Object.keys(offenders)) expect(objecting).toContain(id);
  expect(outcome.evaluations?.controls.length).toBe(controls.length);
});
