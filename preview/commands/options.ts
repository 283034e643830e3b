import path from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { defaultPack } from "../policy/default-pack";
import type { SettingFlags } from "../policy/settings";
import { didYouMean } from "../project/nearest-name";
import { UsageError } from "../project/usage-error";
import { FORMATS, type Format } from "../report/formats";

/** Flags that `preview` and `scan` share. */
export interface CommonOptions {
  readonly format: Format;
  /** Absolute. */
  readonly output?: string | undefined;
  /** Absolute folder. */
  readonly policyPack: string;
  /** As given, for messages. */
  readonly policyPackConfig?: string | undefined;
  readonly settings: SettingFlags;
  readonly baseline?: BaselineFlags | undefined;
  /** YYYY-MM-DD: the date given, or today in UTC. */
  readonly asOf: string;
  /** Tell the monthly cost in the text report. */
  readonly cost: boolean;
  readonly verbose: boolean;
}

export interface BaselineFlags {
  /** Absolute. */
  readonly file: string;
  /** As given, for messages. */
  readonly name: string;
  /** Write the findings of this run there. */
  readonly update: boolean;
}

export interface PreviewOptions extends CommonOptions {
  readonly program: string;
  readonly stack?: string | undefined;
  readonly resolved: boolean;
  readonly comparison?: ComparisonFlags | undefined;
}

export interface ComparisonFlags {
  /** The earlier report, as given. */
  readonly file: string;
  /** Changes, or kinds of changes, that may happen. */
  readonly acknowledged: readonly string[];
}

export interface ScanOptions extends CommonOptions {
  readonly paths: readonly string[];
}

const COMMON = {
  format: { type: "string" },
  output: { type: "string" },
  preset: { type: "string" },
  "policy-pack": { type: "string" },
  "policy-pack-config": { type: "string" },
  "kubernetes-version": { type: "string" },
  "as-of": { type: "string" },
  baseline: { type: "string" },
  "update-baseline": { type: "boolean" },
  "fail-on-unknown": { type: "boolean" },
  cost: { type: "boolean" },
  verbose: { type: "boolean" },
} as const satisfies ParseArgsConfig["options"];

const PREVIEW = {
  ...COMMON,
  program: { type: "string" },
  stack: { type: "string" },
  resolved: { type: "boolean" },
  compare: { type: "string" },
  acknowledge: { type: "string", multiple: true },
} as const satisfies ParseArgsConfig["options"];

export function previewOptions(argv: readonly string[]): PreviewOptions {
  const { values, positionals } = parse(argv, PREVIEW);
  if (positionals.length > 0) {
    throw new UsageError(
      `Found "${positionals[0] ?? ""}", wanted only flags (see preview --help).`,
    );
  }
  return {
    ...commonOptions(values),
    program: path.resolve(values.program ?? "."),
    stack: values.stack,
    resolved: values.resolved ?? false,
    comparison: comparisonFlags(values.compare, values.acknowledge),
  };
}

function comparisonFlags(
  file: string | undefined,
  acknowledged: readonly string[] = [],
): ComparisonFlags | undefined {
  if (file !== undefined) return { file, acknowledged };
  if (acknowledged.length === 0) return undefined;
  throw new UsageError("--acknowledge: found no --compare, wanted the earlier report.");
}

export function scanOptions(argv: readonly string[]): ScanOptions {
  const { values, positionals } = parse(argv, COMMON);
  return { ...commonOptions(values), paths: positionals };
}

function parse<O extends NonNullable<ParseArgsConfig["options"]>>(
  argv: readonly string[],
  options: O,
) {
  checkNames(argv, Object.keys(options));
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.? To specify[^]*$/, "") : "";
    throw new UsageError(`${reason.replace(/\.$/, "")}.`);
  }
}

function checkNames(argv: readonly string[], known: readonly string[]): void {
  const end = argv.indexOf("--");
  for (const argument of end < 0 ? argv : argv.slice(0, end)) {
    const name = /^--([^=]+)/.exec(argument)?.[1];
    if (name === undefined || known.includes(name)) continue;
    throw new UsageError(
      `Found the flag --${name}, wanted one of ${known.map((flag) => `--${flag}`).join(", ")}.` +
        didYouMean(
          `--${name}`,
          known.map((flag) => `--${flag}`),
        ),
    );
  }
}

interface CommonValues {
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  readonly preset?: string | undefined;
  readonly "policy-pack"?: string | undefined;
  readonly "policy-pack-config"?: string | undefined;
  readonly "kubernetes-version"?: string | undefined;
  readonly "as-of"?: string | undefined;
  readonly baseline?: string | undefined;
  readonly "update-baseline"?: boolean | undefined;
  readonly "fail-on-unknown"?: boolean | undefined;
  readonly cost?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

function commonOptions(values: CommonValues): CommonOptions {
  const asOf = values["as-of"];
  if (asOf !== undefined && !isDate(asOf)) {
    throw new UsageError(`--as-of: found "${asOf}", wanted a date that exists, YYYY-MM-DD.`);
  }
  const kubernetesVersion = values["kubernetes-version"];
  if (kubernetesVersion !== undefined && !/^1\.\d+$/.test(kubernetesVersion)) {
    throw new UsageError(
      `--kubernetes-version: found "${kubernetesVersion}", wanted a minor version such as 1.34.`,
    );
  }
  return {
    format: formatOf(values.format ?? "text"),
    output: values.output === undefined ? undefined : path.resolve(values.output),
    policyPack:
      values["policy-pack"] === undefined ? defaultPack() : path.resolve(values["policy-pack"]),
    policyPackConfig: values["policy-pack-config"],
    settings: {
      preset: values.preset,
      kubernetesVersion,
      asOf,
      failOnUnknown: values["fail-on-unknown"],
    },
    baseline: baselineFlags(values),
    asOf: asOf ?? new Date().toISOString().slice(0, 10),
    cost: values.cost ?? false,
    verbose: values.verbose ?? false,
  };
}

function baselineFlags({
  baseline,
  "update-baseline": update = false,
}: CommonValues): BaselineFlags | undefined {
  if (baseline !== undefined) return { file: path.resolve(baseline), name: baseline, update };
  if (!update) return undefined;
  throw new UsageError("--update-baseline: found no --baseline, wanted the file to write.");
}

function formatOf(name: string): Format {
  const format = FORMATS.find((each) => each === name);
  if (format !== undefined) return format;
  const wanted = `wanted one of ${FORMATS.join(", ")}.`;
  throw new UsageError(`--format: found "${name}", ${wanted}${didYouMean(name, FORMATS)}`);
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  );
}
