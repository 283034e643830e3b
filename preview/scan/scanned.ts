import type { ResourceOptions, RegisteredResource } from "../engine/resource";
import type { Finding } from "../report/document";

/** What an input of `scan` amounts to. */
export interface Scanned {
  readonly resources: readonly RegisteredResource[];
  /** Mandatory findings about inputs that could not be read. */
  readonly unreadable: readonly Finding[];
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
  return levels === 0 || Object.values(value).some((item) => isTooDeep(item, levels - 1));
}
