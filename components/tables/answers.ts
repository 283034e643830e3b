import type { SupportedMinor } from "./kubernetes-versions";

/** An answer of the AWS CLI that is not what its command promises. */
export class UnexpectedAnswerError extends Error {
  constructor(command: string, wanted: string) {
    super(`aws ${command}: the answer has no ${wanted}.`);
    this.name = "UnexpectedAnswerError";
  }
}

/** How many minors the table keeps: the newest that are in standard support. */
const MINORS = 3;

/** Reads `aws eks describe-cluster-versions`: the newest minors in standard support on the day `asOf`, newest first. */
export function supportedMinors(answer: unknown, asOf: string): SupportedMinor[] {
  const command = "eks describe-cluster-versions";
  const rows = list(answer, "clusterVersions", command).flatMap((row) => {
    const minor = text(row, "clusterVersion");
    const end = day(row, "endOfStandardSupportDate");
    const status = text(row, "versionStatus") ?? text(row, "status") ?? "";
    const isSupported = status.toUpperCase().replace("-", "_") === "STANDARD_SUPPORT";
    if (minor === undefined || end === undefined || !isSupported || end < asOf) return [];
    return [{ minor, endOfStandardSupport: end }];
  });
  if (rows.length < 2) throw new UnexpectedAnswerError(command, "two minors in standard support");
  return rows.sort((a, b) => number(b.minor) - number(a.minor)).slice(0, MINORS);
}

/** Reads `aws ssm get-parameter` of a Bottlerocket image version: version and build, as EKS names releases. */
export function bottlerocketRelease(answer: unknown): string {
  const value = text(field(answer, "Parameter"), "Value") ?? "";
  if (!/^\d+\.\d+\.\d+-[0-9a-f]{8}$/.test(value)) {
    throw new UnexpectedAnswerError("ssm get-parameter", "Bottlerocket version and build");
  }
  return value;
}

/** Reads `aws eks describe-addon-versions` of one add-on: its newest version that fits all of `minors`. */
export function addonVersionFor(answer: unknown, minors: readonly string[]): string {
  const command = "eks describe-addon-versions";
  const [addon] = list(answer, "addons", command);
  const fitting = list(addon, "addonVersions", command).flatMap((row) => {
    const version = text(row, "addonVersion");
    const fits = list(row, "compatibilities", command).map((one) => text(one, "clusterVersion"));
    return version !== undefined && minors.every((minor) => fits.includes(minor)) ? [version] : [];
  });
  const [newest] = fitting.sort(newestFirst);
  if (newest === undefined) {
    throw new UnexpectedAnswerError(command, `version for Kubernetes ${minors.join(", ")}`);
  }
  return newest;
}

/** Orders versions such as v1.13.2-eksbuild.31 by their numbers. */
function newestFirst(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => (version.match(/\d+/g) ?? []).map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index++) {
    const difference = (right?.[index] ?? 0) - (left?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function list(value: unknown, key: string, command: string): unknown[] {
  const found = field(value, key);
  if (!Array.isArray(found)) throw new UnexpectedAnswerError(command, `list "${key}"`);
  return found;
}

function text(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === "string" ? found : undefined;
}

/** The CLI writes times as ISO 8601 text or, when it is set up so, as seconds since 1970. */
function day(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  if (typeof found !== "string" && typeof found !== "number") return undefined;
  const date = new Date(typeof found === "number" ? found * 1000 : found);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

function number(minor: string): number {
  return Number(minor.replace(/^1\./, ""));
}
