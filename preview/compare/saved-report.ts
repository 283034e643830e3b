import { readFileSync } from "node:fs";
import Ajv, { type ErrorObject } from "ajv";
import { describeFound } from "../policy/configuration-path";
import { UsageError } from "../project/usage-error";
import type { ReportDocument } from "../report/document";
import schema from "../report/schema.json";

/**
 * Reads what an earlier `preview --format json` wrote about the same stack; throws a `UsageError` that names the value for
 * anything else.
 *
 * @param file As given to `--compare`.
 */
export function readReport(
  file: string,
  stack: { project: string; stack: string },
): ReportDocument {
  const report = validated(file, parsed(file));
  const [found, wanted] = [report, stack].map((each) => `${each.project}/${each.stack}`);
  if (found !== wanted) {
    refuse(file, `found a report of ${found ?? ""}, wanted one of ${wanted ?? ""}`);
  }
  return report;
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `--compare: ${reason}, wanted a file that \`preview --format json\` wrote.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(file, `not readable as JSON: ${reason}`);
  }
}

function validated(file: string, value: unknown): ReportDocument {
  const validate = new Ajv({ strict: true, verbose: true }).compile<ReportDocument>(schema);
  if (validate(value)) return value;
  const [error] = validate.errors ?? [];
  return refuse(file, error === undefined ? "no report" : explained(error));
}

function explained({ instancePath, keyword, params, data, message = "" }: ErrorObject): string {
  const place = instancePath === "" ? "" : `${instancePath.slice(1).replaceAll("/", ".")}: `;
  const parameters: Readonly<Record<string, unknown>> = params;
  switch (keyword) {
    case "required":
      return `${place}found no ${String(parameters["missingProperty"])}, wanted what \`preview --format json\` writes`;
    case "additionalProperties":
      return `${place}found ${String(parameters["additionalProperty"])}, wanted what \`preview --format json\` writes`;
    default:
      return `${place}found ${describeFound(data)}, wanted a value that ${message.replace(/^must be/, "is")}`;
  }
}

function refuse(file: string, problem: string): never {
  throw new UsageError(`--compare: ${file}: ${problem}.`);
}
