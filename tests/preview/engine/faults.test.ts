import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import type { ProgramRun } from "../../../preview/engine";
import { PROJECT_FOLDER } from "./support";

// Errors that nobody handles belong to jest inside a test, so these programs run in a process of their own.

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "engine-faults-"));

const RUNNER = `
import { runProgramFile } from ${JSON.stringify(path.join(PROJECT_FOLDER, "preview/engine"))};
const [projectFolder = "", ...entries] = process.argv.slice(2);
async function main(): Promise<void> {
  const runs: unknown[] = [];
  for (const entry of entries) {
    runs.push(await runProgramFile({
      project: "shop", stack: "dev", organization: "acme", configuration: {}, secretKeys: [],
      projectFolder, entry, stallSeconds: 1,
    }));
  }
  process.stdout.write(JSON.stringify(runs));
}
void main();
`;

beforeAll(() => {
  write("package.json", '{ "name": "program" }');
  write("runner.ts", RUNNER);
  fs.mkdirSync(path.join(folder, "node_modules"));
  const modules = path.join(PROJECT_FOLDER, "node_modules/@pulumi");
  fs.symlinkSync(modules, path.join(folder, "node_modules/@pulumi"));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

function runFiles(...entries: readonly string[]): readonly ProgramRun[] {
  const register = path.join(PROJECT_FOLDER, "preview/register.cjs");
  const runner = path.join(folder, "runner.ts");
  const output = execFileSync(
    process.execPath,
    ["--require", register, runner, folder, ...entries],
    { encoding: "utf8", timeout: 30_000 },
  );
  return JSON.parse(output) as ProgramRun[];
}

function runText(text: string): ProgramRun {
  const [run] = runFiles(write("program.ts", text));
  if (run === undefined) throw new Error("the program was not run");
  return run;
}

const IMPORTS = `
import * as pulumi from "@pulumi/pulumi";
import { Key } from "@pulumi/aws/kms";
`;

describe("errors that nobody handles", () => {
  test("inside apply, in a timer, in a promise and at the top are reported once each", () => {
    const { errors, resources } = runText(`${IMPORTS}
const key = new Key("key", {});
const broken = pulumi.output(1).apply((): string => { throw new Error("inside apply"); });
new Key("waiting", { description: broken });
export const output = broken;
setTimeout(() => { throw new Error("in a timer"); }, 1);
void Promise.reject(new Error("in a promise"));
`);
    expect(errors.map(({ message }) => message).sort()).toEqual([
      'error serializing property "description": inside apply',
      "in a promise",
      "in a timer",
    ]);
    const apply = errors.find(({ message }) => message.includes("inside apply"));
    expect(apply?.source).toEqual({ file: "program.ts", line: 6, column: 61 });
    expect(resources.map(({ name }) => name)).toContain("key");
  });

  test("belong to the run whose code raised them", () => {
    const [outcome] = runFiles(
      write(
        "concurrent.ts",
        `${IMPORTS}
import { runProgram } from ${JSON.stringify(path.join(PROJECT_FOLDER, "preview/engine"))};
const options = { project: "p", organization: "o", configuration: {}, secretKeys: [], projectFolder: __dirname };
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const good = runProgram({ ...options, stack: "good", program: async () => { await later(); } });
const bad = runProgram({ ...options, stack: "bad", program: async () => {
  pulumi.output(1).apply(() => { throw new Error("bad"); });
  await later();
} });
module.exports = async () => {
  const results = await Promise.all([good, bad]);
  return { errors: results.map(({ errors }) => errors.map(({ message }) => message)) };
};
`,
      ),
    );
    expect(outcome?.errors).toEqual([]);
    expect(outcome?.outputs).toEqual({ errors: [[], ["bad"]] });
  });

  test("a file that does not load is an error of the run", () => {
    const [missing] = runFiles(path.join(folder, "nowhere.ts"));
    expect(missing?.errors[0]?.message).toContain("nowhere.ts");
    const { errors } = runText("const = 1;");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain("program.ts");
  });
});

describe("a program that waits for ever", () => {
  test("is told which resource waits for what, in the SDK's words", () => {
    const { errors } = runText(`${IMPORTS}
pulumi.runtime.registerResourceTransform(() => undefined);
new Key("stuck", { description: new Promise<string>(() => undefined) });
`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(
      '"stuck" [aws:kms/key:Key] was waiting for the value of its input property "description"',
    );
  });

  test("is noticed for an output of the stack", () => {
    const { errors } = runText(`${IMPORTS}
export const never = pulumi.output(new Promise<string>(() => undefined));
`);
    expect(errors[0]?.message).toContain("waits for a promise that never settles");
  });

  test("is noticed while something else keeps the process alive", () => {
    const { errors } = runText(`${IMPORTS}
const server = require("node:net").createServer().listen(0);
setTimeout(() => server.close(), 2500);
new Key("stuck", { description: new Promise<string>(() => undefined) });
`);
    expect(errors[0]?.message).toContain('"stuck" [aws:kms/key:Key]');
  });
});

describe("program files", () => {
  test("are evaluated anew for each run, and a library's line stands second", () => {
    write("library/package.json", '{ "name": "library" }');
    write(
      "library/pair.ts",
      `${IMPORTS}
export class Pair extends pulumi.ComponentResource {
  constructor(name: string) {
    super("library:index:Pair", name);
    new Key(\`\${name}-key\`, {}, { parent: this });
  }
}
`,
    );
    const entry = write(
      "twice/index.ts",
      `import { Pair } from "../library/pair";
new Pair("pair");
export const count = 1;
`,
    );
    const runs = runFiles(path.dirname(entry), entry);
    expect(runs).toHaveLength(2);
    for (const { errors, outputs, resources } of runs) {
      expect(errors).toEqual([]);
      expect(outputs).toEqual({ count: 1 });
      const key = resources.find(({ name }) => name === "pair-key");
      expect(key?.source).toEqual({ file: "twice/index.ts", line: 2, column: 1 });
      expect(key?.librarySource).toEqual({ file: "library/pair.ts", line: 8, column: 5 });
    }
  });

  test("with an SDK of their own get a warning that names it", () => {
    const sdk = write("other/node_modules/@pulumi/pulumi/index.js", "module.exports = {};");
    const [outcome] = runFiles(write("other/index.ts", 'import "@pulumi/pulumi";'));
    expect(outcome?.diagnostics).toHaveLength(1);
    expect(outcome?.diagnostics[0]).toMatchObject({ severity: "warning" });
    expect(outcome?.diagnostics[0]?.message).toContain(`found ${sdk}, wanted `);
  });

  test("that export a function are called, and an ES module's default export counts", () => {
    const [called, module] = runFiles(
      write("called.ts", "module.exports = async () => ({ from: 'function' });"),
      write("module.mjs", "export default { from: 'default' };"),
    );
    expect(called?.outputs).toEqual({ from: "function" });
    expect(module?.outputs).toEqual({ from: "default" });
  });
});
