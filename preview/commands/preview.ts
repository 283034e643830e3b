import { createRequire } from "node:module";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { runProgramFile, type ProgramError, type ProgramRun } from "../engine";
import { version } from "../package.json";
import { readProject, UsageError, type Project } from "../project";
import { withoutTraces } from "../project/error-text";
import type * as encrypted from "../project/encrypted-configuration";
import { buildReport, positionText } from "../report";
import { previewOptions, type PreviewOptions } from "./options";
import { openRatchet } from "./baseline";
import { openComparison } from "./comparison";
import { startPolicies } from "./policy";
import { writeReport } from "./report";
import { ProgressLine, withStdoutReserved, type Streams } from "./streams";

/** Runs a project's program and policy pack offline and reports; answers the exit status. */
export async function preview(argv: readonly string[], streams: Streams): Promise<number> {
  const options = previewOptions(argv);
  const ratchet = openRatchet(options.baseline);
  const project = readProject(options.program, options.stack);
  const comparison = openComparison(options.comparison, {
    project: project.name,
    stack: project.stack,
  });
  const folder = path.relative(process.cwd(), project.folder);
  const { run, outcome } = await withStdoutReserved(streams, () =>
    judge(options, project, streams),
  );
  const report = buildReport({
    version,
    project: project.name,
    stack: project.stack,
    asOf: options.asOf,
    resources: run.resources,
    diagnostics: [...project.diagnostics, ...run.diagnostics],
    outcome,
    programMs: Math.max(0, run.durationMs - outcome.durationMs),
  });
  return writeReport(comparison(ratchet(report)), options, streams, folder);
}

async function judge(options: PreviewOptions, project: Project, streams: Streams) {
  const driver = await startPolicies(options, {
    project: project.name,
    stack: project.stack,
    organization: project.organization,
    configuration: plainConfiguration(project),
  });
  // A pack that failed is not asked again, and its error is not the program's.
  let packFailure: unknown;
  const run = await runProject(options, project, streams, async (resource, provider) => {
    if (packFailure !== undefined) return;
    await driver.onRegister(resource, provider).catch((error: unknown) => {
      packFailure = error;
    });
  });
  if (packFailure !== undefined) throw packFailure;
  if (run.errors.length > 0) throw programFailure(run.errors);
  return { run, outcome: await driver.finish(run.resources) };
}

/** What a policy pack may see: the CLI leaves secrets out as well. */
function plainConfiguration({ configuration, secretKeys }: Project) {
  const secret = new Set(secretKeys);
  return Object.fromEntries(Object.entries(configuration).filter(([key]) => !secret.has(key)));
}

async function runProject(
  options: PreviewOptions,
  project: Project,
  streams: Streams,
  onRegister: NonNullable<Parameters<typeof runProgramFile>[0]["onRegister"]>,
): Promise<ProgramRun> {
  if (project.encryptedKeys.length > 0) {
    const load = createRequire(__filename);
    (
      load("../project/encrypted-configuration") as typeof encrypted
    ).installEncryptedConfiguration();
  }
  // Programs run where their entry is, as the CLI runs them.
  process.chdir(workingFolder(project.entry));
  const progress = new ProgressLine(streams.stderr, (count) => `Registered resources: ${count}`);
  try {
    return await runProgramFile({
      project: project.name,
      stack: project.stack,
      organization: project.organization,
      configuration: project.configuration,
      secretKeys: project.secretKeys,
      mode: options.resolved ? "resolved" : "strict",
      projectFolder: project.folder,
      entry: project.entry,
      onRegister,
      onProgress: (count) => progress.show(count),
    });
  } finally {
    progress.clear();
  }
}

/** `main` may leave out the extension of a file, as for `require`. */
function workingFolder(entry: string): string {
  if (existsSync(entry) && statSync(entry).isDirectory()) return entry;
  const folder = path.dirname(entry);
  if (existsSync(folder)) return folder;
  throw new UsageError(
    `Pulumi.yaml: main: found no ${entry}, wanted the program's file or folder.`,
  );
}

function programFailure(errors: readonly ProgramError[]): UsageError {
  const lines = errors.map(({ message, urn, source }) => {
    const place = positionText(source);
    const about = [place, urn].filter((part) => part !== "").join(", ");
    const text = withoutTraces(message);
    return about === "" ? text : `${text} (${about})`;
  });
  return new UsageError(
    `The program failed: ${lines.join("\nerror: ")}`,
    errors.map(({ message, stack }) => (stack === "" ? message : stack)).join("\n"),
  );
}
