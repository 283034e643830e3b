import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Ajv from "ajv";
import type { ReportDocument } from "../../preview/report";
import schema from "../../preview/report/schema.json";
import { report } from "./fixtures/report";
import { commandLine, FIXTURES } from "./fixtures/run-command-line";

const SMALL = ["preview", "--program", path.join(FIXTURES, "programs", "small"), "--stack", "good"];
const folder = mkdtempSync(path.join(tmpdir(), "compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const validate = new Ajv({ strict: true }).compile(schema);

function write(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as ReportDocument;

describe("the production stack against an earlier report of it", () => {
  const production = ["preview", "--stack", "production"];
  const earlier = path.join(folder, "production.json");
  const older = path.join(folder, "older.json");
  const json = path.join(folder, "compared.json");

  beforeAll(async () => {
    const first = await commandLine([...production, "--format", "json", "--output", earlier]);
    expect(first.status).toBe(0);
    const before = read(earlier);
    const resources = before.resources.map((resource) =>
      resource.type === "aws:eks/cluster:Cluster"
        ? { ...resource, inputs: { ...resource.inputs, version: "1.34", name: "other" } }
        : resource,
    );
    writeFileSync(older, JSON.stringify({ ...before, resources }));
  });

  test("nothing changes between two runs of the same program", async () => {
    const flags = ["--compare", earlier, "--format", "json", "--output", json];
    const { status, stderr } = await commandLine([...production, ...flags]);
    expect([status, stderr]).toEqual([0, ""]);
    const { comparison } = read(json);
    expect(comparison).toMatchObject({
      added: [],
      removed: [],
      changed: [],
      verdicts: { new: [], gone: [] },
      impacts: [],
    });
  });

  test("a new name and version of the cluster wait for a word, in a document of the schema", async () => {
    const flags = ["--compare", older, "--format", "json", "--output", json];
    const { status } = await commandLine([...production, ...flags]);
    expect(status).toBe(1);
    const compared = read(json);
    validate(compared);
    expect(validate.errors).toBeNull();
    expect(compared.comparison?.impacts.map(({ id }) => id)).toEqual([
      "cluster-name:production-control-plane-cluster",
      "cluster-version:production-control-plane-cluster",
    ]);
    expect(compared.findings.map(({ control }) => control)).toEqual([
      "irreversible-change",
      "irreversible-change",
    ]);
    expect(compared.findings[0]?.source).toMatch(/^index\.ts:\d+:\d+$/);
  });

  test("and with it the run passes", async () => {
    const { status, stdout } = await commandLine([
      ...production,
      "--compare",
      older,
      "--acknowledge",
      "cluster-name",
      "--acknowledge",
      "cluster-version:production-control-plane-cluster",
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain("Changes since the report of ");
    expect(stdout).toContain(
      "  acknowledged  cluster-name:production-control-plane-cluster (replaces the cluster)\n",
    );
  });
});

describe("what cannot be compared stops the run before it starts", () => {
  const other = report([], { project: "small", stack: "bad" });
  test.each([
    ["a missing file", () => path.join(folder, "none.json"), /^error: --compare: ENOENT.*wanted a/],
    ["a folder", () => folder, /^error: --compare: EISDIR/],
    ["no JSON", () => write("text.json", "{"), /text\.json: not readable as JSON: /],
    [
      "no report",
      () => write("list.json", []),
      /found \[\] \(array\), wanted a value that is object/,
    ],
    ["another document", () => write("a.json", { a: 1 }), /found no schemaVersion, wanted what/],
    [
      "a later version of the document",
      () => write("later.json", { ...other, schemaVersion: 2 }),
      /schemaVersion: found 2 \(number\), wanted/,
    ],
    [
      "an unknown field",
      () => write("field.json", { ...other, more: true }),
      /found more, wanted what `preview --format json` writes/,
    ],
    [
      "a resource that is none",
      () => write("resource.json", { ...other, resources: [1] }),
      /resources\.0: found 1 \(number\), wanted a value that is object/,
    ],
    [
      "another stack",
      () => write("stack.json", other),
      /found a report of small\/bad, wanted one of small\/good\./,
    ],
  ])("%s", async (_name, file, message) => {
    const { status, stdout, stderr } = await commandLine([...SMALL, "--compare", file()]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });

  test("an acknowledgement without a comparison", async () => {
    const { status, stderr } = await commandLine([...SMALL, "--acknowledge", "cluster-name"]);
    expect(status).toBe(2);
    expect(stderr).toBe("error: --acknowledge: found no --compare, wanted the earlier report.\n");
  });
});
