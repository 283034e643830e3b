import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describeFound, propertyPath } from "../policy/configuration-path";
import { didYouMean } from "../project/nearest-name";
import { UsageError } from "../project/usage-error";

const STATUSES = ["violation", "notEvaluated"] as const;
const LEVELS = ["mandatory", "advisory"] as const;

/** A finding that was accepted; as many entries of one fingerprint accept as many findings. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly status: (typeof STATUSES)[number];
  readonly level: (typeof LEVELS)[number];
  /** YYYY-MM-DD of the run that accepted it first. */
  readonly firstSeen: string;
}

/** The findings that a project has accepted until somebody repairs them. */
export interface Baseline {
  readonly schemaVersion: 1;
  /** YYYY-MM-DD of the run that wrote it. */
  readonly asOf: string;
  readonly findings: readonly BaselineEntry[];
}

type Key = string | number;

/**
 * Reads the file of `--baseline`; throws a `UsageError` that names the value for anything else than what `writeBaseline`
 * writes. Gives nothing back for a file that is not there yet when `mayBeMissing`.
 */
export function readBaseline(file: string, mayBeMissing: boolean): Baseline | undefined {
  if (!existsSync(file)) {
    if (mayBeMissing) return undefined;
    throw new UsageError(
      `--baseline: found no file ${file}, wanted one that --update-baseline has written.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--baseline: ${file}: not readable as JSON: ${reason}.`);
  }
  return new Reader(file).baseline(value);
}

/** Writes one entry a line, so that a repaired finding is one line in a diff. */
export function writeBaseline(file: string, { schemaVersion, asOf, findings }: Baseline): void {
  const lines = findings.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  const head = `  "schemaVersion": ${schemaVersion},\n  "asOf": ${JSON.stringify(asOf)},\n`;
  try {
    writeFileSync(file, `{\n${head}  "findings": ${list}\n}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--baseline: ${file} cannot be written: ${reason}.`);
  }
}

class Reader {
  constructor(private readonly file: string) {}

  baseline(value: unknown): Baseline {
    const fields = this.object(value, [], ["schemaVersion", "asOf", "findings"]);
    if (fields["schemaVersion"] !== 1) this.refuse(["schemaVersion"], fields["schemaVersion"], "1");
    const { findings } = fields;
    if (!Array.isArray(findings)) this.refuse(["findings"], findings, "a list");
    return {
      schemaVersion: 1,
      asOf: this.date(fields["asOf"], ["asOf"]),
      findings: (findings as readonly unknown[]).map((entry, index) => this.entry(entry, index)),
    };
  }

  private entry(value: unknown, index: number): BaselineEntry {
    const at = ["findings", index];
    const known = ["fingerprint", "status", "level", "firstSeen"];
    const { fingerprint, status, level, firstSeen } = this.object(value, at, known);
    if (typeof fingerprint !== "string" || fingerprint === "") {
      this.refuse([...at, "fingerprint"], fingerprint, "the fingerprint of a finding");
    }
    return {
      fingerprint: fingerprint as string,
      status: this.word(status, [...at, "status"], STATUSES),
      level: this.word(level, [...at, "level"], LEVELS),
      firstSeen: this.date(firstSeen, [...at, "firstSeen"]),
    };
  }

  private object(
    value: unknown,
    at: readonly Key[],
    known: readonly string[],
  ): Readonly<Record<string, unknown>> {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.refuse(at, value, `an object with ${known.join(", ")}`);
    }
    const fields = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(fields)) {
      if (known.includes(name)) continue;
      const hint = didYouMean(name, known);
      this.refuse([...at, name], fields[name], `one of ${known.join(", ")}`, hint);
    }
    return fields;
  }

  private word<W extends string>(value: unknown, at: readonly Key[], words: readonly W[]): W {
    const word = words.find((each) => each === value);
    return word ?? this.refuse(at, value, words.join(" or "));
  }

  private date(value: unknown, at: readonly Key[]): string {
    if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      const time = Date.parse(`${value}T00:00:00Z`);
      if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
    }
    return this.refuse(at, value, "a date that exists, YYYY-MM-DD");
  }

  private refuse(at: readonly Key[], value: unknown, wanted: string, hint = ""): never {
    const place = at.length === 0 ? "" : `${propertyPath(at)}: `;
    throw new UsageError(
      `--baseline: ${this.file}: ${place}found ${describeFound(value)}, wanted ${wanted}.${hint}`,
    );
  }
}
