import type { RegisteredResource, ResourceOptions } from "../engine/resource";
import type { Diagnostic, Finding } from "../report/document";
import type { Place } from "./property-lines";

/** What inputs of `scan` amount to. */
export class Collected {
  readonly resources: RegisteredResource[] = [];
  /** Where resources stand whose properties can be found again. */
  readonly places = new Map<RegisteredResource, Place>();
  /** Mandatory findings about inputs that could not be read. */
  readonly unreadable: Finding[] = [];
  readonly diagnostics: Diagnostic[] = [];

  /** @param onKept Called with the number of resources so far. */
  constructor(private readonly onKept: (count: number) => void = () => undefined) {}

  keep(resource: RegisteredResource, place?: Place): void {
    this.resources.push(resource);
    if (place !== undefined) this.places.set(resource, place);
    this.onKept(this.resources.length);
  }

  refuse(finding: Finding): void {
    this.unreadable.push(finding);
  }

  /** Forgets what was kept since: an input turned out to be of another form. */
  mark(): () => void {
    const [resources, findings, diagnostics] = [
      this.resources.length,
      this.unreadable.length,
      this.diagnostics.length,
    ];
    return () => {
      for (const resource of this.resources.splice(resources)) this.places.delete(resource);
      this.unreadable.splice(findings);
      this.diagnostics.splice(diagnostics);
    };
  }
}

/** Options of a resource that no program gave any. */
export const NO_OPTIONS: ResourceOptions = Object.freeze({
  protect: false,
  ignoreChanges: [],
  aliases: [],
  retainOnDelete: false,
  replaceOnChanges: [],
  additionalSecretOutputs: [],
  customTimeouts: {},
  hooks: {},
});

/**
 * An input that cannot be judged fails the scan, since whatever it holds was not checked.
 *
 * @param source Path of the file, with the line where one is known.
 */
export function unreadable(source: string, path: string, found: string, wanted: string): Finding {
  const where = path === "" ? "" : `${path}: `;
  return {
    control: "input-unreadable",
    status: "violation",
    level: "mandatory",
    severity: "high",
    urn: "",
    path,
    found,
    wanted,
    message: `${where}found ${found}, wanted ${wanted}.`,
    fingerprint: `input-unreadable|${source.replace(/(:\d+)+$/, "")}|${path}`,
    reason: "",
    owner: "",
    expires: "",
    source,
  };
}

/** Levels of an object that the analyzer protocol can carry: its messages end at about 100. */
export const DEEPEST = 90;

export function isTooDeep(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, levels - 1));
  const object = value as Readonly<Record<string, unknown>>;
  // Without a list of the values: every object of every input passes here.
  for (const key in object) if (isTooDeep(object[key], levels - 1)) return true;
  return false;
}

/** The code that the system gives a failure, such as `EACCES`; empty for other failures. */
export function systemCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/** Why an input could not be read, as a finding says it. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  if (code !== "") return `a file that cannot be opened (${code})`;
  return error instanceof Error ? error.message : String(error);
}
