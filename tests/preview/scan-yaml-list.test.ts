import fc from "fast-check";
import { stringify } from "yaml";
import { documentsOf, type DocumentBytes } from "../../preview/scan/documents";
import { LocatedText, PropertyLines } from "../../preview/scan/property-lines";
import type { TextSource } from "../../preview/scan/text-source";
import { readYamlList } from "../../preview/scan/yaml-list";
import { readDocument } from "../../preview/scan/yaml-value";
import { scan, scanFolder } from "./scan-support";

const folder = scanFolder();

function sourceOf(text: string): TextSource {
  const bytes = Buffer.from(text);
  const read = (start: number, length: number) => bytes.subarray(start, start + length);
  return { name: "list.yaml", pieces: () => [bytes], read };
}

function lastDocument(text: string): DocumentBytes {
  const document = [...documentsOf(sourceOf(text))].at(-1);
  if (document === undefined) throw new Error("no document");
  return document;
}

/** Reads a text as a list, and as one document; where it is read as a list, both must be the same value. */
function agreesOnValue(text: string): boolean {
  const document = lastDocument(text);
  const list = readYamlList(document, document.bytes.toString());
  if (list === undefined) return false;
  const read = readDocument(document.bytes.toString(), document);
  const value = typeof read === "object" && "value" in read ? read.value : read;
  expect({ text, value: list.value }).toEqual({ text, value });
  return true;
}

/** Also the places of the items must be those in the one document. */
function readsAsList(text: string): boolean {
  const document = lastDocument(text);
  const list = readYamlList(document, document.bytes.toString());
  if (list === undefined || !agreesOnValue(text)) return false;
  const whole = document.bytes.toString();
  const located = new LocatedText(whole, document.line, false);
  const items = list.value["items"] as readonly unknown[];
  const lines = new PropertyLines();
  items.forEach((item, index) => {
    const keys = typeof item === "object" && item !== null ? Object.keys(item) : [];
    const path = `items[${index}]`;
    const place = list.place(path);
    const first = located.position(path);
    expect({ text, path, position: place.position }).toEqual({
      text,
      path,
      position: { file: "list.yaml", ...first },
    });
    for (const key of [...keys, "absent"]) {
      const { line, column } = located.position(`${path}.${key}`) ?? {};
      expect([path, key, lines.find(place, key)]).toEqual([
        path,
        key,
        `list.yaml:${line}:${column}`,
      ]);
    }
  });
  return true;
}

const leaf = fc.oneof(
  fc.constantFrom("x", "a: b", "- c", "two\nlines\n", "# d", "items:", "---", "ends \n\n", ""),
  fc.integer(),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie("value"), { maxKeys: 3 }),
  ),
}));
const item = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), value, { minKeys: 1, maxKeys: 3 });

test("lists are what they are as one document, wherever their items stand", () => {
  let asLists = 0;
  const items = fc.array(item, { minLength: 1, maxLength: 5 });
  const heads = fc.constantFrom("", "---\n", "a: 1\n---\n# Source: x\n");
  fc.assert(
    fc.property(items, heads, fc.boolean(), fc.boolean(), (all, head, indentSeq, isLast) => {
      const named = { apiVersion: "v1", kind: "List" };
      const list = isLast
        ? { ...named, items: all }
        : { apiVersion: "v1", items: all, kind: "List" };
      const text = stringify(list, { indentSeq, version: "1.1", aliasDuplicateObjects: false });
      if (readsAsList(`${head}${text}`)) asLists += 1;
    }),
    { numRuns: 500, seed: 20261121 },
  );
  expect(asLists).toBeGreaterThan(400);
});

test("a sign that went astray is seen, or the document is read as a whole", () => {
  const signs = fc.constantFrom(
    " ",
    "\n",
    "-",
    ":",
    "#",
    '"',
    "'",
    "|",
    ">",
    "&a ",
    "*a ",
    "[",
    "\t",
    "%",
  );
  const items = fc.array(item, { minLength: 2, maxLength: 4 });
  let asLists = 0;
  fc.assert(
    fc.property(items, fc.boolean(), signs, fc.nat(), (all, indentSeq, sign, place) => {
      const list = { apiVersion: "v1", items: all, kind: "List" };
      const text = stringify(list, { indentSeq, version: "1.1", aliasDuplicateObjects: false });
      const at = place % text.length;
      if (agreesOnValue(`${text.slice(0, at)}${sign}${text.slice(at)}`)) asLists += 1;
    }),
    { numRuns: 1000, seed: 20261121 },
  );
  expect(asLists).toBeGreaterThan(100);
});

const LIST = "apiVersion: v1\nkind: List\nitems:\n";

test.each([
  [
    "comments and blank lines",
    `${LIST}# a\n\n- a: 1\n  # b\n# c\n\n- a: 2\n  b: |+\n    x\n\n# d\n`,
  ],
  ["Windows line ends", `${LIST}  - a: 1\n    b: 2\n  - a: 3\n`.replaceAll("\n", "\r\n")],
  [
    "an item that is more than plain block YAML",
    `${LIST}- a: &x 1\n  b: *x\n- c: >\n    d\n    e\n- f: g\n`,
  ],
  [
    "a comment behind the key, and items first",
    "items: # c\n- a: 1\nkind: PodList\napiVersion: v1\n",
  ],
  ["items that are no objects", `${LIST}- 1\n- - a\n  - b\n- x y\n`],
  ["letters of several bytes", `${LIST}- a: "\u00e4\u{1f600}"\n- b: \u00e4\n  c: 1\n`],
])("a list with %s is read item by item", (_name, text) => {
  expect(readsAsList(text)).toBe(true);
});

test.each([
  ["an anchor of another item", `${LIST}- a: &x 1\n- b: *x\n`],
  ["a directive", `%YAML 1.2\n---\n${LIST}- a: yes\n`],
  ["an item that is broken", `${LIST}- a: 1\n- b: [\n`],
  ["lines that are no items", `${LIST}  - a: 1\n  b: 2\n`],
  ["items in brackets", `${LIST.trimEnd()} [{ a: 1 }]\n`],
  ["no items", LIST],
  ["items twice", `${LIST}- a: 1\nitems:\n- b: 2\n`],
  ["another kind", "apiVersion: v1\nkind: ConfigMap\nitems:\n- a: 1\n"],
  ["a text that goes on", `${LIST}- a: "x\ny"\n`],
])("a document with %s is read as a whole", (_name, text) => {
  expect(readsAsList(text)).toBe(false);
});

test("thousands of items, one of them with a tag, take no longer than as many documents", () => {
  const pod = (index: number) =>
    `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: p${index}\n  spec:\n    hostPID: ${index === 7 ? "!!bool " : ""}true\n`;
  const count = 5000;
  const pods = Array.from({ length: count }, (_, index) => pod(index));
  const file = folder.write("list.yaml", `${LIST}${pods.join("")}`);
  const { resources, unreadable, line } = scan(file);
  expect(unreadable).toEqual([]);
  expect(resources).toHaveLength(count);
  expect(resources.map(({ name }) => name)).toEqual(pods.map((_, index) => `p${index}`));
  for (let index = 0; index < count; index += 1) {
    const found = line(index, "spec.hostPID");
    if (found !== `${file}:${6 * index + 9}:5`) throw new Error(`${index}: ${found}`);
  }
  expect(resources[7]?.inputs["spec"]).toEqual({ hostPID: true });
});

test("a list in a list, and an object in it that is none", () => {
  const inner =
    "- apiVersion: v1\n  kind: List\n  items:\n  - apiVersion: v1\n    kind: Pod\n  - kind: Pod\n";
  const file = folder.write("list.yaml", `${LIST}${inner}`);
  const { resources, unreadable, line } = scan(file);
  expect(resources.map(({ type }) => type)).toEqual(["kubernetes:core/v1:Pod"]);
  expect(line(0, "kind")).toBe(`${file}:8:5`);
  expect(unreadable.map(({ source, path }) => [source, path])).toEqual([
    [`${file}:9`, "items[0].items[1].apiVersion"],
  ]);
});
