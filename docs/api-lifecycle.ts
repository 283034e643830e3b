import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where the generated table is, from the repository's root. */
export const TABLE = "policy-pack/kernel/api-lifecycle-table.ts";

/**
 * Go modules whose `zz_generated.prerelease-lifecycle.go` files are read, oldest first: what a later one says of a kind holds.
 * The older ones know kinds whose types are gone from the newest.
 */
const MODULES = [
  "k8s.io/api@v0.19.16",
  "k8s.io/api@v0.22.17",
  "k8s.io/api@v0.25.16",
  "k8s.io/api@v0.28.15",
  "k8s.io/api@v0.31.14",
  "k8s.io/api@v0.34.2",
  "k8s.io/apiextensions-apiserver@v0.37.2",
  "k8s.io/kube-aggregator@v0.37.2",
  "k8s.io/api@v0.37.2",
];

/** One kind of one API version; minors are N of 1.N. */
export interface LifecycleRow {
  readonly groupVersion: string;
  readonly kind: string;
  readonly deprecated: number;
  readonly removed: number | undefined;
  readonly replacement: string | undefined;
}

const V1 = "v1";

/**
 * Versions that have no lifecycle file. Deprecated: comments of the types in k8s.io/api, else the minor with the stable version.
 * Removed: the first minor of which the Go module k8s.io/kubernetes does not install the version (`pkg/registry/<group>/rest`:
 * read in 1.22 to 1.26), or whose k8s.io/api lacks it (read in 0.19 to 0.21), and the changelog of 1.19 for AuditSink.
 */
const WITHOUT_FILE: readonly LifecycleRow[] = [
  ...["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"].map((kind) =>
    row("rbac.authorization.k8s.io/v1alpha1", kind, 17, 23, "rbac.authorization.k8s.io/v1"),
  ),
  row("scheduling.k8s.io/v1alpha1", "PriorityClass", 14, 23, "scheduling.k8s.io/v1"),
  row("node.k8s.io/v1alpha1", "RuntimeClass", 20, 24, "node.k8s.io/v1"),
  row("settings.k8s.io/v1alpha1", "PodPreset", 19, 20, undefined),
  row("auditregistration.k8s.io/v1alpha1", "AuditSink", 18, 19, undefined),
  row("batch/v2alpha1", "CronJob", 20, 21, `batch/${V1}`),
  row("core/v1", "Endpoints", 33, undefined, "discovery.k8s.io/v1 EndpointSlice"),
  row("core/v1", "ComponentStatus", 19, undefined, undefined),
];

function row(
  groupVersion: string,
  kind: string,
  deprecated: number,
  removed: number | undefined,
  replacement: string | undefined,
): LifecycleRow {
  return { groupVersion, kind, deprecated, removed, replacement };
}

/** The text of the table, from the modules as the Go tool downloads them; needs `go` on PATH. */
export function lifecycleTable(): string {
  const rows = new Map(WITHOUT_FILE.map((each) => [keyOf(each), each]));
  for (const module of MODULES) {
    for (const each of rowsOfModule(folderOf(module))) rows.set(keyOf(each), each);
  }
  return textOf([...rows.values()]);
}

function folderOf(module: string): string {
  const json = execFileSync("go", ["mod", "download", "-json", module], {
    cwd: os.tmpdir(),
    encoding: "utf8",
  });
  return (JSON.parse(json) as { readonly Dir: string }).Dir;
}

function rowsOfModule(folder: string): readonly LifecycleRow[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "zz_generated.prerelease-lifecycle.go")
    .sort()
    .flatMap((file) => {
      const place = path.join(folder, path.dirname(file));
      const register = fs.readFileSync(path.join(place, "register.go"), "utf8");
      const group = /GroupName = "([^"]*)"/.exec(register)?.[1] ?? "";
      const groupVersion = `${group === "" ? "core" : group}/${path.basename(place)}`;
      return rowsOfFile(groupVersion, fs.readFileSync(path.join(folder, file), "utf8"));
    });
}

const METHOD = /func \(in \*(\w+)\) APILifecycle(Deprecated|Removed)\(\)[^{]*\{\s*return 1, (\d+)/g;
const REPLACEMENT =
  /func \(in \*(\w+)\) APILifecycleReplacement\(\)[^{]*\{\s*return [\w.]+\{Group: "([^"]*)", Version: "([^"]*)", Kind: "([^"]*)"/g;

/** The deprecated kinds of one generated file; lists and options are no objects of their own. */
export function rowsOfFile(groupVersion: string, text: string): readonly LifecycleRow[] {
  const minors = new Map<string, number>();
  for (const [, kind = "", what = "", minor] of text.matchAll(METHOD)) {
    minors.set(`${kind} ${what}`, Number(minor));
  }
  const replacements = new Map<string, string>();
  for (const [, kind = "", group = "", version = "", other = ""] of text.matchAll(REPLACEMENT)) {
    const groupName = group === "" ? "core" : group;
    replacements.set(kind, `${groupName}/${version}${other === kind ? "" : ` ${other}`}`);
  }
  return [...minors].flatMap(([key, minor]) => {
    const [kind = "", what] = key.split(" ");
    if (what !== "Deprecated" || /(?:List|Options)$/.test(kind)) return [];
    return [row(groupVersion, kind, minor, minors.get(`${kind} Removed`), replacements.get(kind))];
  });
}

function keyOf({ groupVersion, kind }: LifecycleRow): string {
  return `${groupVersion} ${kind}`;
}

function textOf(rows: readonly LifecycleRow[]): string {
  const groups = new Map<string, string[]>();
  for (const { groupVersion, kind, deprecated, removed, replacement } of rows) {
    const key = JSON.stringify([groupVersion, deprecated, removed ?? null, replacement ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), kind]);
  }
  const lines = [...groups]
    .map(([key, kinds]) => `${key.slice(0, -1)},${JSON.stringify(kinds.sort().join(" "))}]`)
    .sort();
  return [
    "/**",
    " * Generated by `node --require ./preview/register.cjs docs/api-lifecycle-update.ts` from the lifecycle files of the Go",
    ` * modules ${MODULES.slice(-3).join(", ")} and older`,
    " * releases of k8s.io/api. Each row: API version, minor (N of 1.N) that deprecates it, minor that no longer serves it,",
    " * what to use instead, kinds.",
    " */",
    "export const API_LIFECYCLE: readonly (readonly [",
    "  string,",
    "  number,",
    "  number | null,",
    "  string | null,",
    "  string,",
    "])[] = [",
    ...lines.map((line) => `  ${line.replaceAll('",', '", ').replaceAll(/(\d|null),/g, "$1, ")},`),
    "];",
    "",
  ].join("\n");
}
