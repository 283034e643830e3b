import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { configMap, scan, scanFolder } from "./scan-support";

const folder = scanFolder();
const names = (paths: readonly string[]): readonly string[] =>
  scan(...paths).resources.map(({ name }) => name);

describe("paths", () => {
  test("patterns find files of any ending, in order, and none twice", () => {
    folder.write("b/two.yaml", configMap("two"));
    folder.write("a/one.yaml", configMap("one"));
    folder.write("a/three.tmpl", configMap("three"));
    folder.write("a/node_modules/x.yaml", configMap("skipped"));
    const pattern = folder.path("**/*.{yaml,tmpl}");
    expect(names([pattern, folder.path("b"), folder.path("b/two.yaml")])).toEqual([
      "one",
      "three",
      "two",
    ]);
  });

  test("a file whose name looks like a pattern is that file", () => {
    const file = folder.write("[a].yaml", configMap("bracket"));
    folder.write("a.yaml", configMap("other"));
    expect(names([file])).toEqual(["bracket"]);
  });

  test("a pattern that matches nothing is a finding", () => {
    const { unreadable } = scan(folder.path("*.yaml"));
    expect(unreadable.map(({ message, source }) => [message, source])).toEqual([
      ["found no file that matches, wanted at least one.", folder.path("*.yaml")],
    ]);
  });

  test("links without end, and a path below a file, are findings beside what is read", () => {
    symlinkSync(folder.path("loop"), folder.path("loop"));
    const file = folder.write("a.yaml", configMap("a"));
    const { resources, unreadable } = scan(folder.path("loop"), path.join(file, "b"), file);
    expect(resources).toHaveLength(1);
    expect(unreadable.map(({ control }) => control)).toEqual([
      "input-unreadable",
      "input-unreadable",
    ]);
  });

  test("a file that cannot be opened", async () => {
    const socket = folder.path("socket.yaml");
    const server = createServer().listen(socket);
    await once(server, "listening");
    const { unreadable } = scan(socket);
    server.close();
    expect(unreadable.map(({ message }) => message)).toEqual([
      "found a file that cannot be opened (ENXIO), wanted a YAML or JSON file.",
    ]);
  });
});

test("a pipe is read once, and lines are still told", () => {
  const pipe = folder.path("pipe");
  execFileSync("mkfifo", [pipe]);
  const content = folder.write("a.yaml", `# one\n${configMap("piped")}data: { a: b }\n`);
  spawn("sh", ["-c", `cat "${content}" > "${pipe}"`], { stdio: "ignore" });
  const { resources, line } = scan(pipe);
  expect(resources.map(({ name }) => name)).toEqual(["piped"]);
  expect(line(0, "data.a")).toBe(`${pipe}:6:9`);
});

test("output of helm names the template of every object", () => {
  const file = folder.write(
    "rendered.yaml",
    `---\n# Source: shop/templates/config.yaml\n${configMap("a")}---\n# Source: shop/charts/db/templates/x.yaml\n${configMap("b")}---\n${configMap("c")}`,
  );
  const { resources } = scan(file);
  expect(resources.map(({ source, librarySource }) => [source?.line, librarySource])).toEqual([
    [3, { file: "shop/templates/config.yaml", line: 1, column: 1 }],
    [9, { file: "shop/charts/db/templates/x.yaml", line: 1, column: 1 }],
    [14, undefined],
  ]);
});

describe("documents of a text", () => {
  test("directives, end markers, comments and Windows line ends", () => {
    const file = folder.write(
      "many.yaml",
      `\ufeff%YAML 1.1\n---\n${configMap("a")}...\n# between\n---\n---\r\n${configMap("b").replaceAll("\n", "\r\n")}...\n%YAML 1.1\n--- # again\n${configMap("c")}`,
    );
    const { resources, unreadable, line } = scan(file);
    expect(unreadable).toEqual([]);
    expect(resources.map(({ name, source }) => [name, source?.line])).toEqual([
      ["a", 3],
      ["b", 11],
      ["c", 18],
    ]);
    expect(line(1, "metadata.name")).toBe(`${file}:14:3`);
    expect(line(2, "metadata.name")).toBe(`${file}:21:3`);
  });

  test("a marker inside a text of several lines is none", () => {
    const file = folder.write("a.yaml", `${configMap("a")}data:\n  x: |\n    a\n    ---\n    b\n`);
    const { resources, unreadable } = scan(file);
    expect(unreadable).toEqual([]);
    expect(resources[0]?.inputs["data"]).toEqual({ x: "a\n---\nb\n" });
  });

  test("documents across the borders of what is read at once", () => {
    const large = `data:\n  text: ${"x".repeat(3 << 20)}\n`;
    const objects = [`${configMap("a")}${large}`, configMap("b"), `${configMap("c")}${large}`];
    const file = folder.write("large.yaml", objects.join("---\n"));
    const { resources, unreadable, line } = scan(file);
    expect(unreadable).toEqual([]);
    expect(resources.map(({ name, source }) => [name, source?.line])).toEqual([
      ["a", 1],
      ["b", 8],
      ["c", 13],
    ]);
    expect(line(2, "data.text")).toBe(`${file}:18:3`);
  });

  test("a text that is not UTF-8 in one document, and UTF-16", () => {
    const latin1 = Buffer.from(`${configMap("a")}---\n# \u00e4\n---\n${configMap("b")}`, "latin1");
    const bad = folder.write("latin1.yaml", latin1);
    const wide = folder.write("wide.yaml", Buffer.from(`\ufeff${configMap("w")}`, "utf16le"));
    const { resources, unreadable } = scan(bad, wide);
    expect(resources.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(unreadable.map(({ source, found }) => [source, found])).toEqual([
      [`${bad}:5`, "text that is not UTF-8"],
      [wide, "text in UTF-16, not UTF-8"],
    ]);
  });
});

describe("JSON", () => {
  const object = (name: string): string =>
    `{"apiVersion": "v1", "kind": "ConfigMap",\n "metadata": {"name": "${name}"}}`;

  test("a list as kubectl writes it, its kind last", () => {
    const file = folder.write(
      "list.json",
      `{\n"apiVersion": "v1",\n"items": [\n${object("a")},\n\n${object('q\\"[{')}\n],\n"kind": "List"}\n`,
    );
    const { resources, unreadable, line } = scan(file);
    expect(unreadable).toEqual([]);
    expect(resources.map(({ name, source }) => [name, source?.line])).toEqual([
      ["a", 4],
      ['q"[{', 7],
    ]);
    expect(line(1, "metadata.name")).toBe(`${file}:8:15`);
    expect(line(1, "")).toBe(`${file}:7:1`);
  });

  test("objects one after the other, and a list in a list", () => {
    const list = `{"kind": "List", "apiVersion": "v1", "items": [{"kind": "PodList", "apiVersion": "v1", "items": [\n${object("c")}]}]}`;
    const file = folder.write("lines.json", `${object("a")}\n${object("b")}\n${list}\n`);
    const { resources } = scan(file);
    expect(resources.map(({ name, source }) => [name, source?.line])).toEqual([
      ["a", 1],
      ["b", 3],
      ["c", 6],
    ]);
  });

  test.each([
    ["a key twice", `{"apiVersion": "v1",\n"kind": "A", "kind": "B"}`, 2],
    ["a key twice in an item", `{"kind": "List",\n"items": [\n{"a": {"b": 1, "b": 2}}]}`, 3],
    ["a bracket too few", `{"kind": "A",\n"x": [1, 2\n`, 3],
    ["a comma too few", `{"kind": "A"\n"x": 1}\n`, 2],
    ["a template of Helm", `{{- if .Values.on }}\n${configMap("a")}{{- end }}\n`, 1],
  ])("%s is a finding with its line", (_name, text, line) => {
    const file = folder.write("bad.json", text);
    const { unreadable } = scan(file, folder.write("good.yaml", configMap("good")));
    expect(unreadable[0]).toMatchObject({
      source: `${file}:${line}`,
      message: expect.stringContaining("found no valid YAML ("),
    });
  });

  test("a broken item of a list leaves the others", () => {
    const items = [object("a"), '{"apiVersion": "v1" "kind": "B"}', object("c")];
    const text = `{"apiVersion": "v1", "kind": "List", "items": [${items.join(",")}]}`;
    const { resources, unreadable } = scan(folder.write("list.json", text));
    expect(resources.map(({ name }) => name)).toEqual(["a", "c"]);
    expect(unreadable).toHaveLength(1);
  });

  test("flow YAML in several documents is YAML", () => {
    const file = folder.write("flow.yaml", `${object("a")}\n---\n# b\n${object("b")}\n`);
    const { resources, unreadable } = scan(file);
    expect(unreadable).toEqual([]);
    expect(resources.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("an object that has resources or items of its own is kept whole", () => {
    const text = `{"apiVersion": "v1", "kind": "EncryptionConfiguration", "resources": [{"a": 1}], "items": [2]}`;
    const { resources } = scan(folder.write("own.json", text));
    expect(resources[0]?.inputs).toMatchObject({ resources: [{ a: 1 }], items: [2] });
  });

  test("an element across the border of what is read at once", () => {
    const wide = `{"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "${"\\\\\u00e4\\n".repeat(500_000)}"}}`;
    const text = `{"apiVersion": "v1", "kind": "List", "items": [${wide},\n${wide}\n,${object("c")}]}`;
    const { resources, unreadable } = scan(folder.write("wide.json", text));
    expect(unreadable).toEqual([]);
    expect(resources.map(({ source }) => source?.line)).toEqual([1, 2, 3]);
    expect(resources[1]?.inputs["data"]).toEqual({ a: "\\\u00e4\n".repeat(500_000) });
  });
});
