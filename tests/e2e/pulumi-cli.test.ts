import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { testWith } from "./needs";

const ROOT = path.resolve(__dirname, "../..");
const PROGRAM = path.join(ROOT, "tests", "fixtures", "insecure");
const PACK = path.join(ROOT, "policy-pack");

interface Verdict {
  readonly control: string;
  readonly urn: string;
  readonly level: string;
}

interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: { readonly urn: string } };
  readonly policyEvent?: {
    readonly resourceUrn?: string;
    readonly policyName: string;
    readonly enforcementLevel: string;
  };
}

/** The program in a folder of its own: the CLI writes into the stack file. */
function copyOfProgram(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-cli-"));
  fs.cpSync(PROGRAM, folder, { recursive: true });
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  fs.copyFileSync(path.join(ROOT, "tsconfig.json"), path.join(folder, "tsconfig.json"));
  fs.writeFileSync(path.join(folder, "package.json"), '{ "name": "insecure", "private": true }');
  return folder;
}

function withRealEngine(): { readonly urns: Set<string>; readonly verdicts: Verdict[] } {
  const folder = copyOfProgram();
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-state-"));
  const events = path.join(folder, "events.json");
  const options = {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    },
  } as const;
  const set = (key: string, value: string) =>
    execFileSync("pulumi", ["config", "set", "--stack", "test", key, value], options);
  execFileSync("pulumi", ["stack", "init", "test"], options);
  for (const check of [
    "skipCredentialsValidation",
    "skipRequestingAccountId",
    "skipMetadataApiCheck",
  ]) {
    set(`aws:${check}`, "true");
  }
  const arguments_ = ["preview", "--stack", "test", "--non-interactive", "--policy-pack", PACK];
  spawnSync("pulumi", [...arguments_, "--event-log", events], options);
  const log = fs
    .readFileSync(events, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as EngineEvent);
  return {
    urns: new Set(
      log.flatMap(({ resourcePreEvent: event }) => (event ? [event.metadata.urn] : [])),
    ),
    verdicts: log.flatMap(({ policyEvent: event }) =>
      event
        ? [
            {
              control: event.policyName,
              urn: event.resourceUrn ?? "",
              level: event.enforcementLevel,
            },
          ]
        : [],
    ),
  };
}

function withEmbeddedEngine(): { readonly urns: Set<string>; readonly verdicts: Verdict[] } {
  const run = spawnSync(
    process.execPath,
    [
      "--require",
      path.join(ROOT, "preview", "register.cjs"),
      path.join(ROOT, "preview", "command-line.ts"),
      ...["preview", "--program", PROGRAM, "--stack", "test", "--format", "json"],
    ],
    { encoding: "utf8", cwd: ROOT },
  );
  const report = JSON.parse(run.stdout) as {
    readonly resources: readonly { readonly urn: string; readonly type: string }[];
    readonly findings: readonly {
      readonly control: string;
      readonly status: string;
      readonly urn: string;
      readonly level: string;
    }[];
  };
  return {
    urns: new Set(
      report.resources
        .filter(({ type }) => !type.startsWith("pulumi:providers:"))
        .map(({ urn }) => urn),
    ),
    verdicts: report.findings
      .filter(({ status }) => status !== "exempt")
      .map(({ control, urn, level }) => ({ control, urn, level })),
  };
}

const order = (left: Verdict, right: Verdict) =>
  `${left.control} ${left.urn}`.localeCompare(`${right.control} ${right.urn}`);

testWith(["pulumi"], "the real engine reports the same resources and findings", async () => {
  const real = withRealEngine();
  const embedded = withEmbeddedEngine();
  expect(embedded.verdicts.length).toBeGreaterThan(0);
  expect([...real.urns].sort()).toEqual([...embedded.urns].sort());
  expect([...real.verdicts].sort(order)).toEqual([...embedded.verdicts].sort(order));
});
