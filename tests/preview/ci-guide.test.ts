import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { PREVIEW_HELP, SCAN_HELP } from "../../preview/commands/help";
import { FORMATS, type ReportDocument } from "../../preview/report";
import { entry } from "./fixtures/report";
import { FIXTURES, REPOSITORY } from "./fixtures/run-command-line";

const guide = readFileSync(path.join(REPOSITORY, "docs/ci.md"), "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "ci-guide-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Workflow {
  readonly jobs: {
    readonly preview: {
      readonly env: Readonly<Record<string, string>>;
      readonly steps: readonly {
        readonly name?: string;
        readonly run?: string;
        readonly uses?: string;
      }[];
    };
  };
}

interface Pipeline {
  readonly preview: Readonly<
    Record<"before_script" | "script" | "after_script", readonly string[]>
  >;
}

const blocks = [...guide.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => {
  const documents = parseAllDocuments(text, { strict: true, uniqueKeys: true });
  return documents.map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS() as unknown;
  });
});
const workflow = blocks[0]?.[0] as Workflow;
const { preview: job } = blocks[1]?.[0] as Pipeline;
const steps = workflow.jobs.preview.steps;

const scripts = [
  ...steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
  ...job.before_script,
  ...job.script,
  ...job.after_script,
];

const stacks = readdirSync(REPOSITORY).flatMap(
  (file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [],
);

/** Commands of this tool in a text, with the flags that they are given. */
function commands(text: string): readonly { command: string; rest: string }[] {
  return [...text.matchAll(/npm run (?:-s )?(preview|scan|picture)\b(?: -- ([^\n`|]*))?/g)].map(
    ([, command = "", rest = ""]) => ({ command, rest }),
  );
}

test("the guide has one workflow and one pipeline", () => {
  expect(blocks.map((documents) => documents.length)).toEqual([1, 1]);
  expect(steps.length).toBeGreaterThan(5);
});

test("every flag that the guide gives is one of the command's help", () => {
  const helps: Readonly<Record<string, string>> = { preview: PREVIEW_HELP, scan: SCAN_HELP };
  const given = commands(guide).flatMap(({ command, rest }) =>
    [...rest.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => ({ command, flag })),
  );
  const inArrays = [...guide.matchAll(/flags\+?=\((--[a-z-]+)/g)].map(([, flag = ""]) => ({
    command: "preview",
    flag,
  }));
  expect(given.length).toBeGreaterThan(10);
  expect(inArrays.map(({ flag }) => flag)).toEqual([
    "--stack",
    "--compare",
    "--acknowledge",
    "--stack",
    "--compare",
    "--acknowledge",
  ]);
  for (const { command, flag } of [...given, ...inArrays]) {
    expect([command, flag, helps[command]?.includes(`\n  ${flag} `)]).toEqual([
      command,
      flag,
      true,
    ]);
  }
});

test("every format is one that there is", () => {
  const loops = [...guide.matchAll(/for format in ([a-z ]+);/g)].flatMap(([, list = ""]) =>
    list.trim().split(" "),
  );
  const named = [...guide.matchAll(/--format ([a-z]+)/g)].map(([, name = ""]) => name);
  const told = [...guide.matchAll(/\| `([a-z]+)`(?: with `--cost`)? +\|$/gm)].map(
    ([, name = ""]) => name,
  );
  expect([loops.length, named.length, told.length].every((count) => count > 3)).toBe(true);
  for (const name of [...loops, ...named, ...told]) expect(FORMATS).toContain(name);
});

test("the stacks are those of this project", () => {
  expect(workflow.jobs.preview.env["STACKS"]?.split(" ").sort()).toEqual([...stacks].sort());
});

test.each(scripts)("bash can read %j", (script) => {
  const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

test("actions are given with their version, and the token may do no more than the steps need", () => {
  for (const { uses } of steps) expect(uses ?? "a/b@v1").toMatch(/^[\w-]+\/[\w/-]+@v\d+$/);
  expect(workflow).toMatchObject({
    permissions: {},
    jobs: {
      preview: {
        permissions: {
          contents: "read",
          "pull-requests": "write",
          "security-events": "write",
        },
      },
    },
  });
});

describe("the step that previews, run as it stands", () => {
  const run = (script: string, environment: NodeJS.ProcessEnv) =>
    spawnSync("bash", ["-e"], {
      cwd: folder,
      input: script,
      encoding: "utf8",
      env: { ...process.env, ...environment },
    });

  beforeAll(() => {
    const command = (name: string) => {
      const files = ["preview/register.cjs", "preview/command-line.ts"];
      const [hook, entry] = files.map((file) => path.join(REPOSITORY, file));
      return `'${process.execPath}' --require '${hook ?? ""}' '${entry ?? ""}' ${name} --program '${FIXTURES}/programs/small'`;
    };
    const manifest = { private: true, scripts: { preview: command("preview") } };
    writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  });

  test("GitHub: fails for what nobody acknowledged, passes with the file, writes every report", () => {
    const script = steps.find(({ name }) => name === "Preview")?.run ?? "";
    const summary = path.join(folder, "summary.md");
    const environment = { STACKS: "good", RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: summary };
    const base = path.join(folder, "good.json");
    const first = run(`npm run -s preview -- --stack good --format json --output '${base}'`, {});
    expect(first.status).toBe(0);
    const earlier = JSON.parse(readFileSync(base, "utf8")) as ReportDocument;
    const resources = [...earlier.resources, entry("kubernetes:core/v1:Namespace", "shop")];
    writeFileSync(base, JSON.stringify({ ...earlier, resources }));

    const refused = run(script, environment);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain("--acknowledge namespace-deleted:shop");
    expect(readdirSync(path.join(folder, "reports")).sort()).toEqual([
      "good.html",
      "good.markdown",
      "good.sarif",
    ]);
    expect(readFileSync(summary, "utf8")).toContain("## ❌ ");

    writeFileSync(path.join(folder, "acknowledged-changes.good.txt"), "\nnamespace-deleted:shop");
    const passed = run(script, environment);
    expect(passed.status).toBe(0);
    expect(readFileSync(summary, "utf8")).toContain("## ✅ No mandatory finding");
  });

  test("GitLab: writes JUnit, HTML and Markdown, without a target branch too", () => {
    const script = job.script.join("\n");
    const { status } = run(script, { STACK: "good", CI_MERGE_REQUEST_DIFF_BASE_SHA: "" });
    expect(status).toBe(0);
    for (const format of ["junit", "html", "markdown"]) {
      expect(existsSync(path.join(folder, "reports", `good.${format}`))).toBe(true);
    }
  });
});
