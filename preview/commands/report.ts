import { closeSync, openSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { withCost } from "../cost";
import type * as drawing from "../picture/draw";
import { UsageError } from "../project/usage-error";
import { isFailing, reportPieces, type ReportDocument } from "../report";
import type { CommonOptions } from "./options";
import { wantsColours, type Streams } from "./streams";

/**
 * Writes a report as the flags say and returns the exit status that it stands for.
 *
 * @param folder Folder that sources are relative to, seen from the folder in which the command was given.
 */
export async function writeReport(
  judged: ReportDocument,
  { format, output, cost }: CommonOptions,
  { stdout }: Streams,
  folder = "",
): Promise<number> {
  const report = withCost(judged);
  const colours = output === undefined && wantsColours(stdout);
  const seconds = Math.floor(Date.now() / 1000);
  const picture = format === "html" ? await pictureOf(report) : "";
  const pieces = reportPieces(report, format, { colours, cost, folder, seconds, picture });
  // Without a pause between them: a program's timers may print to standard output as well.
  if (output === undefined) for (const chunk of chunks(pieces)) stdout.write(chunk);
  else writeFile(output, chunks(pieces));
  return report.findings.some(isFailing) ? 1 : 0;
}

/** Empty where the stack has nothing to draw. */
async function pictureOf(report: ReportDocument): Promise<string> {
  const { drawPicture, hasPicture } = createRequire(__filename)(
    "../picture/draw",
  ) as typeof drawing;
  return hasPicture(report) ? drawPicture(report) : "";
}

function writeFile(file: string, texts: Iterable<string>): void {
  try {
    const descriptor = openSync(file, "w");
    try {
      for (const text of texts) writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    // The report is made while it is written: a mistake in that is none of the file.
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    throw new UsageError(`--output: ${file} cannot be written: ${error.message}.`);
  }
}

const CHUNK = 1 << 16;

/** Texts put together until they are worth a call to the system. */
function* chunks(texts: Iterable<string>): Iterable<string> {
  let chunk = "";
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}
