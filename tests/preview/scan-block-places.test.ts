import fc from "fast-check";
import { stringify } from "yaml";
import { readBlockYaml } from "../../preview/scan/block-yaml";
import { LocatedText } from "../../preview/scan/property-lines";

/** Paths of all properties of a value, and of some that are not there. */
function* pathsOf(value: unknown, path = ""): Iterable<string> {
  yield path;
  if (typeof value !== "object" || value === null) {
    yield `${path}.below`;
    yield `${path}[0]`;
    return;
  }
  if (Array.isArray(value)) {
    yield `${path}.key`;
    yield `${path}[${value.length}]`;
    for (const [index, item] of value.entries()) yield* pathsOf(item, `${path}[${index}]`);
    return;
  }
  yield `${path}.absent`;
  yield `${path}[0]`;
  for (const [key, item] of Object.entries(value)) {
    yield* pathsOf(item, `${path}[${JSON.stringify(key)}]`);
  }
}

/** The places of plain block YAML, found by indentation and by the nodes of the YAML library. */
function expectSamePlaces(text: string): boolean {
  const read = readBlockYaml(text);
  if (read === undefined || read.value === null) return false;
  const [byLines, byNodes] = [true, false].map((isBlock) => new LocatedText(text, 7, isBlock));
  for (const path of pathsOf(read.value)) {
    const place = byLines?.position(path);
    expect({ text, path, place }).toEqual({ text, path, place: byNodes?.position(path) });
  }
  return true;
}

const key = fc.oneof(
  fc.constantFrom("a", "ab", "abc", "name", "a.b/c", "- x", "#", "yes", "1", "a: b", 'q"', "'"),
  fc.stringMatching(/^[a-z]{1,4}$/),
);
const leaf = fc.oneof(
  fc.constantFrom("x", "two\nlines\n", "# no comment\na: b\n- c", "a: b", "- x", "", "[x", "'"),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom([], {}),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));

test("places in values as a writer of YAML writes them", () => {
  let found = 0;
  const document = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });
  fc.assert(
    fc.property(document, fc.boolean(), fc.constantFrom("", "---\n", "# c\n---\n\n"), (...made) => {
      const [each, indentSeq, head] = made;
      const text = stringify(each, { indentSeq, version: "1.1", lineWidth: 0 });
      if (expectSamePlaces(`${head}${text}`)) found += 1;
    }),
    { numRuns: 1000, seed: 20261121 },
  );
  expect(found).toBeGreaterThan(300);
});

test.each([
  [
    "texts of several lines",
    "a: |\n  b: x\n\n  - y\n  # z\nb:\n  c: |-\n    d:\n      e\n  d: 1\n",
  ],
  ["lists as far left as their key", "a:\n- b: 1\n  c:\n  - 2\n  - d: x\nd:\n- e\n# c\n- f\n"],
  [
    "lists in lists and comments between",
    "- - a: 1\n    b: 2\n  - c\n# c\n- b:\n    - 1 # one\n\n- x\n",
  ],
  ["keys in quotes", "\"a\": 1\n'b c':\n  \"d: e\": 2\n  'it''s': [1]\n"],
  ["collections in brackets", "a: { b: 1, c: [x, { d: 2 }] }\ne:\n  - [1, 2]\n  - { f: g }\n"],
  ["a marker, comments, spaces behind keys", "# x\n--- # y\n  # z\na:   # c\n  b:    1  # d\n"],
  ["keys that begin alike", "a: 1\nab:\n  a: 2\n  abc: 3\nabc: 4\n"],
])("places among %s", (_name, text) => {
  expect(expectSamePlaces(text)).toBe(true);
});

test("many items are found without reading those before again and again", () => {
  const items = Array.from({ length: 20_000 }, (_, index) => `- name: n${index}\n  kind: k\n`);
  const text = new LocatedText(`list:\n${items.join("")}`, 1, true);
  for (let index = 0; index < items.length; index += 1) {
    const place = text.position(`list[${index}].kind`);
    if (place?.line !== 2 * index + 3) throw new Error(`item ${index}: line ${place?.line}`);
  }
  expect(text.position("list[20000]")).toEqual({ line: 1, column: 1 });
});
