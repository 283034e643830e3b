import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse, stringify } from "yaml";
import {
  commandLine,
  commandLines,
  FIXTURES,
  REPOSITORY,
  type CommandResult,
} from "./fixtures/run-command-line";

const SMALL = path.join(FIXTURES, "programs", "small");
const folder = mkdtempSync(path.join(tmpdir(), "bad-input-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const target = path.join(folder, name);
  writeFileSync(target, typeof content === "string" ? content : JSON.stringify(content));
  return target;
}

/** The repository's own project with a stack whose configuration is changed. */
function clusterWith(name: string, changes: Readonly<Record<string, unknown>>): readonly string[] {
  const read = (yaml: string) => parse(readFileSync(path.join(REPOSITORY, yaml), "utf8")) as object;
  const main = path.relative(folder, REPOSITORY);
  file("Pulumi.yaml", stringify({ ...read("Pulumi.yaml"), main }));
  const { config } = read("Pulumi.dev.yaml") as { readonly config: object };
  const changed = Object.entries(changes).map(([key, value]) => [`hardened-cluster:${key}`, value]);
  file(`Pulumi.${name}.yaml`, stringify({ config: { ...config, ...Object.fromEntries(changed) } }));
  return ["preview", "--program", folder, "--stack", name];
}

function small(stack: string, ...flags: readonly string[]): readonly string[] {
  return ["preview", "--program", SMALL, "--stack", stack, ...flags];
}

function configured(name: string, policies: unknown): readonly string[] {
  return small("good", "--policy-pack-config", file(`${name}.json`, policies));
}

function pack(name: string): readonly string[] {
  return small("good", "--policy-pack", path.join(FIXTURES, "packs", name));
}

/** A project whose program is this text. */
function program(name: string, text: string): readonly string[] {
  const project = path.join(folder, name);
  mkdirSync(project);
  file(`${name}/Pulumi.yaml`, `name: ${name}\nruntime: nodejs\n`);
  file(`${name}/Pulumi.dev.yaml`, "config: {}\n");
  file(`${name}/index.ts`, text);
  return ["preview", "--program", project];
}

const exemption = {
  control: "pss-privileged",
  target: "Pod/web",
  reason: "agent",
  owner: "platform",
  expires: "2099-02-28",
};

/** What is wrong, the command, and what its one message says. */
const ROWS: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "unknown stack",
    small("nope"),
    /--stack: found no file Pulumi\.nope\.yaml .* wanted one of: .*good/,
  ],
  [
    "unknown configuration key",
    small("unknown-key"),
    /Pulumi\.unknown-key\.yaml:2:3: config\.small:falt: .*Did you mean "small:fault"\?/,
  ],
  [
    "wrong type",
    small("wrong-type"),
    /Pulumi\.wrong-type\.yaml:2:16: config\.small:fault: found an array, wanted a string\./,
  ],
  [
    "no CIDR",
    clusterWith("no-cidr", { vpcCidr: "10.0.0/16" }),
    /vpcCidr: found .*10\.0\.0\/16.*wanted/,
  ],
  [
    "overlapping CIDRs",
    clusterWith("overlap", { serviceCidr: "10.20.0.0/20" }),
    /found .*10\.20\.0\.0.*wanted/,
  ],
  [
    "Kubernetes version not in the table",
    clusterWith("version", { kubernetesVersion: "1.12" }),
    /found .*1\.12.*wanted/,
  ],
  [
    "namespace name that Kubernetes refuses",
    clusterWith("namespace", { namespaces: [{ name: "Web_1" }] }),
    /name: found .*Web_1.*wanted/,
  ],
  [
    "configuration of no control",
    configured("no-control", { "pss-priviledged": "advisory" }),
    /no-control\.json: found configuration for "pss-priviledged", .*Did you mean "pss-privileged"\?/,
  ],
  [
    "exemption without reason",
    configured("reason", { settings: { exemptions: [{ ...exemption, reason: undefined }] } }),
    /reason\.json: settings\.exemptions\[0\]\.reason: found nothing, wanted a value\./,
  ],
  [
    "exemption with a date that does not exist",
    configured("date", { settings: { exemptions: [{ ...exemption, expires: "2099-02-30" }] } }),
    /settings\.exemptions\[0\]\.expires: found .*2099-02-30.*, wanted .*date/,
  ],
  [
    "policy configuration that is no JSON",
    configured("broken", "{"),
    /broken\.json: not readable as JSON/,
  ],
  [
    "program that throws",
    small("throws"),
    /The program failed: no such size \(index\.ts:\d+:\d+\)/,
  ],
  ["program that rejects", small("rejects"), /The program failed: no answer \(index\.ts:\d+:\d+\)/],
  ["two resources of one name", small("duplicate"), /duplicate resource URN .*index\.ts:\d+:\d+/],
  [
    "pack that throws",
    pack("throws-at-load"),
    /Policy pack .*throws-at-load: the rule table is empty/,
  ],
  ["rule that throws", pack("throws-in-rule"), /policy 'broken' .*: boom/],
  [
    "program with a syntax error",
    program("syntax", "const size = ;"),
    /The program failed: [^]*Expression expected[^]*1 \| const size = ;/,
  ],
  [
    "program that imports what is not there",
    program("missing", 'import "./nope";'),
    /The program failed: Cannot find module '\.\/nope' \(index\.ts:/,
  ],
  ["no pack", pack("missing"), /found no folder .*missing; wanted a policy pack's folder/],
  [
    "setting that the pack lacks",
    [...pack("plain"), "--preset", "baseline"],
    /--preset: .*no setting "preset"/,
  ],
  [
    "preset",
    small("good", "--preset", "strict"),
    /--preset: settings\.preset: found "strict" .*baseline/,
  ],
  ["no project", ["preview", "--program", tmpdir()], /Found no Pulumi\.yaml in/],
  [
    "unknown format",
    small("good", "--format", "jsn"),
    /--format: found "jsn", .*Did you mean "json"\?/,
  ],
  [
    "unknown flag",
    small("good", "--presett", "x"),
    /the flag --presett, .*Did you mean "--preset"\?/,
  ],
  ["flag without value", ["preview", "--stack"], /--stack/],
  ["argument", ["preview", "dev"], /Found "dev", wanted only flags/],
  [
    "date",
    small("good", "--as-of", "2026-02-30"),
    /--as-of: found "2026-02-30", wanted a date that exists/,
  ],
  [
    "version",
    small("good", "--kubernetes-version", "34"),
    /--kubernetes-version: found "34", wanted/,
  ],
  [
    "output that cannot be written",
    small("good", "--output", "/nowhere/x"),
    /--output: \/nowhere\/x cannot be written/,
  ],
  ["scan of nothing", ["scan"], /scan: found no path, wanted at least one\./],
  ["unknown command", ["previw"], /Found the command "previw", wanted preview, scan, picture\./],
];

describe("bad input: one message, no stack trace, status 2", () => {
  let results: ReadonlyMap<string, CommandResult>;
  beforeAll(async () => {
    results = await commandLines(
      ROWS.map(([name, args]) => ({ name, run: () => commandLine(args) })),
    );
  });

  test.each(ROWS)("%s", (name, _args, message) => {
    const { status, stdout, stderr } = results.get(name) ?? { status: -1, stdout: "", stderr: "" };
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at |Require stack|backtrace/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.match(/^error: /gm) ?? []).toHaveLength(name === "unknown command" ? 0 : 1);
  });
});

test("--verbose adds the stack trace", async () => {
  const { status, stderr } = await commandLine(small("throws", "--verbose"));
  expect(status).toBe(2);
  expect(stderr).toMatch(/The program failed: no such size .*\n[^]*\n\s+at .*index\.ts/);
});
