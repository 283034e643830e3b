import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readStack } from "../../preview/scan";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "scan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const POD = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - name: app
      securityContext:
        privileged: yes
`;

/** What a scan found, without the root stack. */
function scan(...paths: readonly string[]) {
  const stack = readStack(paths);
  const [root, ...resources] = stack.resources;
  return { ...stack, root, resources };
}

test("every object becomes a resource below one stack, with Pulumi's type token, name and line", () => {
  const file = write(
    "all.yaml",
    `# a comment
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
---
apiVersion: v1
kind: List
items:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: { name: reader }
  - apiVersion: v1
    kind: ConfigMapList
    items:
      - { apiVersion: v1, kind: ConfigMap, metadata: { name: c, namespace: ns } }
---
apiVersion: batch/v1
kind: Job
metadata: { generateName: run- }
---
`,
  );
  const { root, resources, unreadable, diagnostics } = scan(file);
  expect(root).toMatchObject({ type: "pulumi:pulumi:Stack", custom: false, parent: "" });
  expect(resources.map(({ type, name, source }) => [type, name, source?.line])).toEqual([
    ["kubernetes:apps/v1:Deployment", "api", 2],
    ["kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "reader", 9],
    ["kubernetes:core/v1:ConfigMap", "ns/c", 15],
    ["kubernetes:batch/v1:Job", "run-*", 17],
  ]);
  expect(resources[0]).toMatchObject({
    urn: "urn:pulumi:scan::scan::kubernetes:apps/v1:Deployment::api",
    parent: root?.urn,
    inputs: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "api" } },
  });
  expect([unreadable, diagnostics]).toEqual([[], []]);
});

test("values are read as Kubernetes reads them", () => {
  const file = write(
    "values.yaml",
    `
apiVersion: v1
kind: ConfigMap
metadata: { name: c }
base: &base { on: on, off: off, mode: 0644 }
merged: { <<: *base, date: 2026-01-31, time: 1:30, text: "yes", bytes: !!binary aGk= }
`,
  );
  expect(scan(file).resources[0]?.inputs["merged"]).toEqual({
    true: true,
    false: false,
    mode: 420,
    date: "2026-01-31",
    time: "1:30",
    text: "yes",
    bytes: "aGk=",
  });
});

test("the line of a property, or of the nearest parent that is there", () => {
  const file = write("pod.yaml", POD);
  const { resources, locate } = scan(file);
  const line = (property: string) => locate(resources[0]?.urn ?? "", property);
  expect(line("spec.containers[0].securityContext.privileged")).toBe(`${file}:9:9`);
  expect(line("spec.containers[0].securityContext.runAsUser")).toBe(`${file}:8:7`);
  expect(line("spec.containers[3].image")).toBe(`${file}:6:3`);
  expect(line('metadata.labels["a.b/c"]')).toBe(`${file}:4:1`);
  expect(line("")).toBe(`${file}:2:1`);
  expect(locate("urn:pulumi:other", "spec")).toBeUndefined();
});

test("folders are searched for YAML and JSON, links that lead back are not followed twice", () => {
  write("a/pod.yaml", POD);
  write("a/b/role.json", '{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"}}');
  write("a/notes.txt", "no manifest");
  write("a/node_modules/x/y.yaml", "not: scanned");
  symlinkSync(path.join(folder, "a"), path.join(folder, "a", "loop"));
  const { resources, unreadable } = scan(folder);
  expect(resources.map(({ name }) => name)).toEqual(["s", "shop/web"]);
  expect(unreadable).toEqual([]);
});

test("an object that stands twice is kept twice, with a diagnostic that names both places", () => {
  const [first, second] = [write("1.yaml", POD), write("2.yaml", POD)];
  const { resources, diagnostics, locate } = scan(first, second);
  expect(resources.map(({ name }) => name)).toEqual(["shop/web", "shop/web#2"]);
  expect(diagnostics).toEqual([
    expect.objectContaining({
      severity: "warning",
      message: `kubernetes:core/v1:Pod shop/web stands here and at ${first}:2:1; both are checked.`,
      source: `${second}:2:1`,
    }),
  ]);
  expect(locate(resources[1]?.urn ?? "", "spec")).toBe(`${second}:5:1`);
});

describe("an input that cannot be read is a mandatory finding, and the rest is still scanned", () => {
  test.each<[string, string | Buffer, number | undefined, string]>([
    ["broken YAML", "a: [1\nb: 2\n", 2, "found no valid YAML ("],
    [
      "a key twice",
      "kind: A\nkind: B\n",
      2,
      "found no valid YAML (Map keys must be unique), wanted",
    ],
    ["text", "---\njust text\n", 2, 'found "just text", wanted a Kubernetes object.'],
    ["a list", "- 1\n", 1, "found a list, wanted a Kubernetes object."],
    ["no kind", "apiVersion: v1\n", 1, "kind: found nothing, wanted text"],
    [
      "a number as API version",
      "apiVersion: 1\nkind: Pod\n",
      1,
      "apiVersion: found 1, wanted text",
    ],
    [
      "a broken item of a list",
      "apiVersion: v1\nkind: List\nitems:\n  - {}\n  - 7\n",
      4,
      "items[0].apiVersion: found nothing",
    ],
    ["a list without items", "apiVersion: v1\nkind: List\n", 1, "items: found no list, wanted"],
    [
      "a deep object",
      `apiVersion: v1\nkind: Pod\nspec: ${nested(200)}\n`,
      1,
      "found more than 90 levels",
    ],
    ["nesting without end", nested(50_000), 1, "found no valid YAML ("],
    ["aliases without bound", aliasBomb(), 1, "found a document that cannot be built ("],
    ["a binary file", Buffer.from([1, 0, 2]), undefined, "found a binary file, wanted"],
    ["another encoding", Buffer.from([0x6b, 0xe4]), 1, "found text that is not UTF-8"],
    [
      "another version of the report",
      '{"schemaVersion":2,"tool":{}}',
      undefined,
      "schemaVersion: found 2, wanted 1.",
    ],
  ])("%s", (_name, content, line, message) => {
    const bad = write("bad.yaml", content);
    const { resources, unreadable } = scan(bad, write("good.yaml", POD));
    expect(resources.map(({ name }) => name)).toEqual(["shop/web"]);
    expect(unreadable[0]).toMatchObject({
      control: "input-unreadable",
      status: "violation",
      level: "mandatory",
      source: line === undefined ? bad : `${bad}:${line}`,
      message: expect.stringContaining(message),
    });
  });

  test("good documents beside a broken one of the same file", () => {
    const file = write("mixed.yaml", `${POD}---\nfoo: bar\n---${POD.replace("web", "api")}`);
    const { resources, unreadable } = scan(file);
    expect(resources.map(({ name }) => name)).toEqual(["shop/web", "shop/api"]);
    expect(unreadable).toHaveLength(1);
  });

  test("a path that does not exist, a folder without manifests", () => {
    const { unreadable } = scan(path.join(folder, "none"), folder);
    expect(unreadable.map(({ message }) => message)).toEqual([
      "found no such file or folder, wanted a path that exists.",
      "found no YAML or JSON file in the folder, wanted at least one.",
    ]);
  });
});

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items =
      level === 0
        ? "[x]"
        : `[${Array<string>(9)
            .fill(`*l${level - 1}`)
            .join(", ")}]`;
    return `l${level}: &l${level} ${items}`;
  });
  return `apiVersion: v1\nkind: Pod\n${levels.join("\n")}\n`;
}

describe("a saved preview", () => {
  const entry = {
    urn: "urn:pulumi:dev::demo::aws:eks/cluster:Cluster::c",
    type: "aws:eks/cluster:Cluster",
    name: "c",
    parent: "urn:pulumi:dev::demo::pulumi:pulumi:Stack::demo-dev",
    custom: true,
    provider: "urn:pulumi:dev::demo::pulumi:providers:aws::default::id",
    inputs: { arn: UNKNOWN, token: { $secret: true } },
    options: {
      protect: true,
      ignoreChanges: ["tags"],
      aliases: [],
      retainOnDelete: false,
      replaceOnChanges: [],
    },
    dependencies: ["urn:a"],
    propertyDependencies: { arn: ["urn:a"] },
    source: "index.ts:12:5",
    librarySource: "components/c.ts:1:1",
  };
  const stack = {
    ...entry,
    urn: entry.parent,
    type: "pulumi:pulumi:Stack",
    name: "demo-dev",
    parent: "",
    custom: false,
    source: "",
  };
  const document = { schemaVersion: 1, tool: { name: "hardened-cluster" } };
  const save = (resources: readonly unknown[]) =>
    write("preview.json", JSON.stringify({ ...document, resources }));

  test("gives its resources back: unknowns stay unknown, a secret is an unknown secret", () => {
    const { root, resources } = scan(save([stack, entry]));
    expect(root?.name).toBe("demo-dev");
    expect(resources).toEqual([
      expect.objectContaining({
        urn: entry.urn,
        parent: entry.parent,
        inputs: {
          arn: UNKNOWN,
          token: {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            value: UNKNOWN,
          },
        },
        options: expect.objectContaining({ protect: true, ignoreChanges: ["tags"] }),
        dependencies: ["urn:a"],
        propertyDependencies: { arn: ["urn:a"] },
        source: { file: "index.ts", line: 12, column: 5 },
        librarySource: { file: "components/c.ts", line: 1, column: 1 },
      }),
    ]);
  });

  test("a broken resource is a finding, the others are read", () => {
    const { resources, unreadable } = scan(save([stack, { ...entry, inputs: 3 }, entry]));
    expect(resources).toHaveLength(1);
    expect(unreadable.map(({ message }) => message)).toEqual([
      "resources[1]: found no resource, wanted what `preview --format json` writes.",
    ]);
  });

  test("without a list of resources", () => {
    const file = write("preview.json", JSON.stringify(document));
    expect(scan(file).unreadable[0]?.path).toBe("resources");
  });
});
