import path from "node:path";
import type { Finding, ReportDocument } from "./document";

/** A place in a file of the user's repository. */
export interface Place {
  /** With `/`, relative to the repository's root where the report's folder is known. */
  readonly file: string;
  /** Counted from 1; absent for a file as a whole. */
  readonly line?: number;
  readonly column?: number;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Where findings stand, for formats whose readers want a file for each: a finding that has no place of its own takes that of
 * its nearest parent, and one about a stack as a whole that of the project's file.
 */
export class Places {
  private readonly parents: ReadonlyMap<string, string>;
  private readonly sources: ReadonlyMap<string, string>;
  private readonly wholeStack: string;

  /** @param folder Folder that sources are relative to, seen from the repository's root; may be empty. */
  constructor(
    report: ReportDocument,
    private readonly folder: string,
  ) {
    this.parents = new Map(report.resources.map(({ urn, parent }) => [urn, parent]));
    this.sources = new Map(report.resources.map(({ urn, source }) => [urn, source]));
    const scanned = report.project === "scan" && report.stack === "scan";
    const first = report.resources.find(({ source }) => source !== "")?.source ?? "";
    const isProgram = report.resources.some(({ type }) => type === STACK_TYPE) && !scanned;
    this.wholeStack = isProgram ? "Pulumi.yaml" : first.replace(/(:\d+)+$/, "");
  }

  /** Nothing where the report names no file at all. */
  of({ source, urn }: Finding): Place | undefined {
    return this.at(source) ?? this.ofParent(urn) ?? this.at(this.wholeStack);
  }

  /** The place that a `file:line:column` of the report names. */
  at(source: string | undefined): Place | undefined {
    if (source === undefined || source === "") return undefined;
    const [, file = source, line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/s.exec(source) ?? [];
    const whole = path.isAbsolute(file) ? file : path.join(this.folder, file);
    return {
      file: whole.split(path.sep).join("/"),
      ...(line !== undefined && { line: Number(line) }),
      ...(column !== undefined && { column: Number(column) }),
    };
  }

  private ofParent(urn: string): Place | undefined {
    const seen = new Set<string>();
    for (let at = urn; at !== "" && !seen.has(at); at = this.parents.get(at) ?? "") {
      seen.add(at);
      const place = this.at(this.sources.get(at));
      if (place !== undefined) return place;
    }
    return undefined;
  }
}
