import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { saidBy, SmallInstallation } from "./fixtures/small-installation";
import { commandLine, FIXTURES } from "./fixtures/run-command-line";

const installations: SmallInstallation[] = [];
afterAll(() => {
  for (const { folder } of installations) rmSync(folder, { recursive: true });
});

function install(subject: string): SmallInstallation {
  const installation = new SmallInstallation(subject);
  installations.push(installation);
  return installation;
}

function bundleOf({ cache }: SmallInstallation): string {
  const [name = "", ...others] = readdirSync(cache);
  expect(others).toEqual([]);
  return path.join(cache, name);
}

const SAYS_HELLO = `module.exports = () => require("./word") + require("./number.json").value;`;

async function helloInstallation(): Promise<SmallInstallation> {
  const installation = install(SAYS_HELLO);
  installation.write("preview/word.js", `module.exports = "hello ";`);
  installation.write("preview/number.json", `{ "value": 1 }`);
  expect(saidBy(await installation.warm())).toEqual({ said: "hello 1", compiled: 0, stderr: "" });
  return installation;
}

describe("what changed on disk counts", () => {
  test("an edited module runs as it is now, and the others come from the bundle", async () => {
    const installation = await helloInstallation();
    const before = statSync(bundleOf(installation)).mtimeMs;
    installation.write("preview/word.js", `module.exports = "HELLO ";`);
    installation.write("preview/number.json", `{ "value": 2 }`);
    for (const run of [await installation.run(), await installation.run()]) {
      expect(saidBy(run)).toEqual({ said: "HELLO 2", compiled: 1, stderr: "" });
    }
    expect(statSync(bundleOf(installation)).mtimeMs).toBe(before);
  });

  test("many edited modules are worth a new bundle", async () => {
    const installation = await helloInstallation();
    for (let number = 0; number < 40; number += 1) {
      installation.write(`preview/many/m${number}.js`, "module.exports = 1000;");
    }
    expect(saidBy(await installation.run())).toMatchObject({ compiled: 40 });
    const run = await installation.run();
    expect(saidBy(run)).toMatchObject({ compiled: 0 });
    expect(run.stdout).toMatch(/^40990 hello 1\n/);
  });

  test("a file that stands before the one that was found is taken", async () => {
    const installation = await helloInstallation();
    installation.write("preview/number.js", "exports.value = 4;");
    installation.write("preview/word", `module.exports = "first ";`);
    expect(saidBy(await installation.run())).toMatchObject({ said: "first 1" });
    rmSync(installation.path("preview/word"));
    expect(saidBy(await installation.run())).toMatchObject({ said: "hello 1" });
  });

  test("a nearer package of the same name is taken, and one that a link leads to anew", async () => {
    const installation = install(`module.exports = () => require("word") + require("@a/b/c");`);
    installation.write("node_modules/word/index.js", `module.exports = "far ";`);
    installation.write("node_modules/@a/b/c.js", `module.exports = "far";`);
    expect(saidBy(await installation.warm())).toMatchObject({ said: "far far", compiled: 0 });
    installation.write("preview/node_modules/word/index.js", `module.exports = "near ";`);
    expect(saidBy(await installation.run())).toMatchObject({ said: "near far" });
    installation.write("preview/node_modules/@a/b/c.js", `module.exports = "near";`);
    expect(saidBy(await installation.run())).toMatchObject({ said: "near near" });
  });

  test("a package's new main file is taken", async () => {
    const installation = install(`module.exports = () => require("word");`);
    installation.write("node_modules/word/package.json", `{ "main": "a.js" }`);
    installation.write("node_modules/word/a.js", `module.exports = "a";`);
    installation.write("node_modules/word/b.js", `module.exports = "b";`);
    expect(saidBy(await installation.warm())).toMatchObject({ said: "a", compiled: 0 });
    installation.write("node_modules/word/package.json", `{ "main": "b.js" }`);
    expect(saidBy(await installation.run())).toMatchObject({ said: "b", compiled: 1 });
  });

  test("a deleted file is missed", async () => {
    const installation = await helloInstallation();
    rmSync(installation.path("preview/word.js"));
    const { status, stderr } = await installation.run();
    expect(status).toBe(1);
    expect(stderr).toContain("Cannot find module './word'");
  });
});

describe("a bundle that cannot be used costs time alone", () => {
  const BROKEN: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    empty: () => Buffer.alloc(0),
    truncated: (bytes) => bytes.subarray(0, bytes.length - 1000),
    "one byte changed": (bytes) => {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 2);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      return changed;
    },
    "of another form": () => Buffer.from("({})"),
  };

  test.each(Object.entries(BROKEN))("%s", async (_name, broken) => {
    const installation = await helloInstallation();
    const bundle = bundleOf(installation);
    writeFileSync(bundle, broken(readFileSync(bundle)));
    const run = saidBy(await installation.run());
    expect(run).toMatchObject({ said: "hello 1", stderr: "" });
    expect(run.compiled).toBeGreaterThan(60);
    expect(saidBy(await installation.run())).toMatchObject({ said: "hello 1", compiled: 0 });
  });

  test("a folder that cannot be written", async () => {
    const installation = install(SAYS_HELLO);
    installation.write("preview/word.js", `module.exports = "hello ";`);
    installation.write("preview/number.json", `{ "value": 1 }`);
    // A file in its place: the rights of a folder hold back everybody but root.
    installation.write("node_modules/.cache", "");
    expect(saidBy(await installation.warm())).toMatchObject({ said: "hello 1", stderr: "" });
  });

  test("processes that write it at the same time", async () => {
    const installation = install(SAYS_HELLO);
    installation.write("preview/word.js", `module.exports = "hello ";`);
    installation.write("preview/number.json", `{ "value": 1 }`);
    for (let round = 0; round < 3; round += 1) {
      const runs = await Promise.all(Array.from({ length: 4 }, () => installation.run()));
      for (const run of runs) expect(saidBy(run)).toMatchObject({ said: "hello 1", stderr: "" });
    }
    bundleOf(installation);
    expect(saidBy(await installation.run())).toMatchObject({ compiled: 0 });
  });
});

describe("modules of a bundle are as any other", () => {
  test("a module that is forgotten is evaluated anew", async () => {
    const installation = install(`
      module.exports = (require) => {
        const state = require("./state");
        state.count += 1;
        delete require.cache[require.resolve("./state")];
        return [state.count, require("./state").count, require("./state") === state].join();
      };`);
    installation.write("preview/state.js", "exports.count = 0;");
    expect(saidBy(await installation.warm())).toMatchObject({ said: "1,0,false", compiled: 0 });
  });

  test("what Node gives to a module is there", async () => {
    const installation = install(`#!/usr/bin/env node
      "use strict";
      module.exports = () => JSON.stringify([
        require.main === process.mainModule && require.main !== module,
        require.resolve("./many") === __dirname + "/many.js",
        require.resolve.paths("x")[0] === __dirname + "/node_modules",
        require.cache[__filename] === module && module.loaded && module.children.length === 0,
        this === exports, module.filename === __filename, module.id === __filename,
        (function () { return this === undefined; })(),
        "é – 😀",
      ]); // a comment at the end`);
    const { said, compiled } = saidBy(await installation.warm());
    expect(JSON.parse(said)).toEqual([true, true, true, true, true, true, true, true, "é – 😀"]);
    expect(compiled).toBe(0);
  });

  test("ES modules and what imports them are left alone", async () => {
    const installation = install(
      `module.exports = async () => (await import("./word.mjs")).default + require("typed");`,
    );
    installation.write("preview/word.mjs", `export default "imported ";`);
    installation.write("node_modules/typed/package.json", `{ "type": "module" }`);
    installation.write(
      "node_modules/typed/index.js",
      `const word = "required"; export { word as "module.exports" };`,
    );
    const flags = ["--disable-warning=ExperimentalWarning"];
    await installation.run({ flags });
    await installation.run({ flags });
    expect(saidBy(await installation.run({ flags }))).toMatchObject({
      said: "imported required",
      stderr: "",
    });
  });

  test("stack traces name the file, line and column", async () => {
    const installation = install(`module.exports = () => [
      require("./plain")(), require("./wide")(), require("./typed").trace(), require("./nodes")(),
    ].join("|");`);
    const trace = `String(new Error("x").stack).split("\\n")[1].trim()`;
    installation.write("preview/plain.js", `\n\nmodule.exports = () => ${trace};`);
    installation.write("preview/wide.js", `// –\n\n  module.exports = () => ${trace};`);
    installation.write(
      "preview/typed.ts",
      `interface A { b: string }\nexport const trace = (): string =>\n  ${trace};`,
    );
    installation.write(
      "preview/nodes.js",
      `module.exports = () => { try { Buffer.alloc("1"); } catch (e) { return e.stack.split("\\n")[0]; } };`,
    );
    const first = saidBy(await installation.run());
    await installation.run();
    const third = saidBy(await installation.run());
    expect(third).toEqual({ ...first, compiled: 0 });
    const [plain, wide, typed, nodes] = third.said.split("|");
    expect(plain).toContain(`${installation.path("preview/plain.js")}:3:31`);
    expect(wide).toContain(`${installation.path("preview/wide.js")}:3:33`);
    expect(typed).toContain(installation.path("preview/typed.ts"));
    expect(nodes).toMatch(/^TypeError \[ERR_INVALID_ARG_TYPE\]: The "size" argument/);
  });

  test("a user's program keeps its places, those in its TypeScript too", async () => {
    const installation = install(`
      const { originalPosition } = require("./register.cjs");
      module.exports = () => {
        const [file, line, column] = require("../program/index.ts").place().split(":");
        const source = originalPosition(file, Number(line), Number(column));
        return [file, source.line, source.column].join(":");
      };`);
    installation.write(
      "program/index.ts",
      `interface Lost {\n  line: number;\n}\n\nexport const place = (): string => {
        const [, frame = ""] = (new Error("here").stack ?? "").split("\\n");
        return /\\((.*)\\)/.exec(frame)?.[1] ?? frame.replace(/^ *at /, "");
      };`,
    );
    const place = `${installation.path("program/index.ts")}:6:33`;
    expect(saidBy(await installation.run())).toMatchObject({ said: place });
    await installation.run();
    expect(saidBy(await installation.run())).toEqual({ said: place, compiled: 0, stderr: "" });
    const text = readFileSync(installation.path("program/index.ts"), "utf8");
    installation.write("program/index.ts", `\n\n${text}`);
    const moved = place.replace(":6:", ":8:");
    expect(saidBy(await installation.run())).toEqual({ said: moved, compiled: 1, stderr: "" });
  });

  test("nothing is bundled for debuggers and coverage", async () => {
    const installation = await helloInstallation();
    const coverage = installation.path("coverage");
    mkdirSync(coverage);
    const off = [
      { env: { NODE_V8_COVERAGE: coverage } },
      { env: { HARDENED_CLUSTER_MODULE_CACHE: "off" } },
      { flags: ["--enable-source-maps"] },
    ];
    for (const options of off) {
      const { said, compiled } = saidBy(await installation.run(options));
      expect(said).toBe("hello 1");
      expect(compiled).toBeGreaterThan(60);
    }
  });
});

test("--verbose names the files and lines of an error, of this command too", async () => {
  const verbose = (pack: string) =>
    commandLine(["scan", path.join(FIXTURES, "programs"), "--policy-pack", pack, "--verbose"]);
  for (let run = 0; run < 3; run += 1) {
    const { stderr } = await verbose(path.join(FIXTURES, "packs", "throws-at-load"));
    expect(stderr).toMatch(/throws-at-load\/index\.ts:\d+:\d+\)\n/);
    const none = await verbose(path.join(FIXTURES, "packs", "none"));
    expect(none.stderr).toMatch(/at packFolder \(.*\/preview\/policy\/pack-folder\.ts:\d+:\d+\)\n/);
  }
});
