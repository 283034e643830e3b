import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { picture } from "../../preview/picture";
import { FIXTURE, expectWellFormed } from "./picture-support";

describe("the command", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "picture-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function run(...argv: readonly string[]) {
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const status = await picture(argv, { stdout, stderr });
    stdout.end();
    stderr.end();
    return { status, stdout: await text(stdout), stderr: await text(stderr) };
  }

  test("draws a saved preview to a file and to standard output", async () => {
    const file = join(folder, "picture.svg");
    const written = await run("--input", FIXTURE, "--output", file);
    expect(written).toEqual({ status: 0, stdout: "", stderr: "" });
    const printed = await run("--input", FIXTURE);
    expect(printed.stdout).toBe(readFileSync(file, "utf8"));
  });

  test("previews the program where no saved preview is given", async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: tiny\nruntime: nodejs\n");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    writeFileSync(join(folder, "index.js"), "exports.answer = 42;\n");
    const { status, stdout, stderr } = await run("--program", folder, "--stack", "dev");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Network and trust of tiny/dev");
  });

  test.each(["production", "dev"])(
    "draws the %s stack for a page of 1000 pixels",
    async (stack) => {
      const { status, stdout, stderr } = await run("--stack", stack);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expectWellFormed(stdout);
      const [, width = "", height = ""] = /viewBox="0 0 (\d+) (\d+)"/.exec(stdout) ?? [];
      expect(Number(width)).toBeLessThanOrEqual(1000);
      expect(Number(height)).toBeLessThanOrEqual(1900);
      expect(stdout).not.toContain("scale(");
      // Straight: a move and one line, no corner.
      const arrows = [...stdout.matchAll(/<path d="([^"]*)" class="arrow/g)].map(
        ([, path]) => path,
      );
      expect(arrows.length).toBeGreaterThan(5);
      for (const path of arrows) expect(path).toMatch(/^M[\d.]+ [\d.]+[LH][\d. ]+$/);
    },
  );

  test("leaves the message to a preview that cannot run", async () => {
    const { status, stdout, stderr } = await run("--stack", "nowhere");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^.*no file Pulumi\.nowhere\.yaml.*\n$/);
  });

  test.each([
    ["no JSON", "{", /found no JSON .* wanted the JSON that `preview --format json` writes/],
    ["another document", "[]", /found no object/],
    ["another version", '{"schemaVersion":2}', /schemaVersion: found 2/],
    [
      "a broken resource",
      '{"schemaVersion":1,"project":"p","stack":"s","resources":[{"urn":7}]}',
      /resources\[0\]: found no resource/,
    ],
  ])("refuses %s with one message", async (_what, content, message) => {
    const file = join(folder, "input.json");
    writeFileSync(file, content);
    const { status, stdout, stderr } = await run("--input", file);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  test.each([
    [["--input", "/nowhere.json"], /\/nowhere\.json: cannot be read/],
    [["--input", FIXTURE, "--output", "/nowhere/x.svg"], /--output: .* cannot be written/],
    [["--input", FIXTURE, "--stack", "dev"], /--input: found together with --stack/],
    [["--colour"], /--colour/],
  ])("answers 2 for %j", async (argv, message) => {
    const { status, stderr } = await run(...argv);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
