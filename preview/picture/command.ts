import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { ReportDocument } from "../report/document";
import { drawPicture } from "./draw";

export interface PictureStreams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

const HELP = `Usage: npm run picture -- [--stack NAME] [--input FILE] [--output FILE]

Draws the network and the trust of a previewed stack as SVG.

  --stack NAME    stack to preview (default: as for preview)
  --program DIR   folder of the program to preview (default: this project)
  --input FILE    saved output of \`preview --format json\` instead of a new preview; - reads standard input
  --output FILE   file to write (default: standard output)
  --help          this text
`;

class PictureError extends Error {}

/**
 * The command `picture`. Answers the exit status: 0 when a picture was written, 2 when there was none to write.
 * Findings of the preview do not matter here.
 */
export async function picture(argv: readonly string[], io: PictureStreams): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options.help) {
      io.stdout.write(HELP);
      return 0;
    }
    const { origin, content } = await readInput(options, io);
    const svg = await drawPicture(parseDocument(origin, content));
    if (options.output === undefined) io.stdout.write(svg);
    else await writeOutput(options.output, svg);
    return 0;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    if (error.message !== "") io.stderr.write(`${error.message}\n`);
    return 2;
  }
}

interface Options {
  readonly stack?: string | undefined;
  readonly program?: string | undefined;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly help?: boolean | undefined;
}

function readOptions(argv: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        stack: { type: "string" },
        program: { type: "string" },
        input: { type: "string" },
        output: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.input !== undefined && (values.stack ?? values.program) !== undefined) {
      throw new PictureError(
        "--input: found together with --stack or --program, wanted one of them (a saved preview has its stack)",
      );
    }
    return values;
  } catch (error) {
    if (error instanceof PictureError) throw error;
    throw new PictureError(`${reasonOf(error)}\n\n${HELP.trimEnd()}`);
  }
}

interface Input {
  /** How messages call it. */
  readonly origin: string;
  readonly content: string;
}

async function readInput(options: Options, io: PictureStreams): Promise<Input> {
  if (options.input === undefined) {
    return { origin: "preview", content: await runPreview(options, io) };
  }
  if (options.input === "-")
    return { origin: "standard input", content: await text(process.stdin) };
  try {
    return { origin: options.input, content: await readFile(options.input, "utf8") };
  } catch (error) {
    throw new PictureError(`${options.input}: cannot be read (${reasonOf(error)})`);
  }
}

/** A child, because a program may leave anything behind in the process that runs it. */
async function runPreview(options: Options, io: PictureStreams): Promise<string> {
  const hook = join(__dirname, "..", "register.cjs");
  const entry = require.resolve("../command-line");
  const flags = [
    ...(options.stack === undefined ? [] : ["--stack", options.stack]),
    ...(options.program === undefined ? [] : ["--program", options.program]),
  ];
  const child = spawn(
    process.execPath,
    ["--require", hook, entry, "preview", "--format", "json", ...flags],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  child.stderr.pipe(io.stderr, { end: false });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 2));
  });
  const [content, status] = await Promise.all([text(child.stdout), ended]);
  // 1 means mandatory findings, which leave the picture as it is; after 2 the child has said what is wrong.
  if (status > 1) throw new PictureError("");
  return content;
}

function parseDocument(origin: string, content: string): ReportDocument {
  const wanted = "wanted the JSON that `preview --format json` writes";
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error) {
    throw new PictureError(`${origin}: found no JSON (${reasonOf(error)}), ${wanted}`);
  }
  const problem = problemOf(parsed);
  if (problem !== undefined) throw new PictureError(`${origin}: ${problem}, ${wanted}`);
  return parsed as ReportDocument;
}

/** Checks what the picture reads; the rest of the document does not matter to it. */
function problemOf(parsed: unknown): string | undefined {
  if (!isRecord(parsed)) return "found no object";
  if (parsed["schemaVersion"] !== 1) {
    return `schemaVersion: found ${JSON.stringify(parsed["schemaVersion"]) ?? "nothing"}`;
  }
  for (const key of ["project", "stack"]) {
    if (typeof parsed[key] !== "string") return `${key}: found no text`;
  }
  const resources = parsed["resources"];
  if (!Array.isArray(resources)) return "resources: found no list";
  const broken = resources.findIndex((entry) => !isEntry(entry));
  return broken < 0 ? undefined : `resources[${broken}]: found no resource`;
}

function isEntry(entry: unknown): boolean {
  return (
    isRecord(entry) &&
    ["urn", "type", "name", "parent", "provider"].every((key) => typeof entry[key] === "string") &&
    isRecord(entry["inputs"]) &&
    isRecord(entry["propertyDependencies"]) &&
    Object.values(entry["propertyDependencies"]).every(Array.isArray)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function writeOutput(file: string, svg: string): Promise<void> {
  try {
    await writeFile(file, svg);
  } catch (error) {
    throw new PictureError(`--output: ${file} cannot be written (${reasonOf(error)})`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
