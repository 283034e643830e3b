import fc from "fast-check";
import { stringify } from "yaml";
import { readBlockYaml } from "../../preview/scan/block-yaml";
import { LocatedText } from "../../preview/scan/property-lines";
import { parseYaml } from "../../preview/scan/yaml-document";

/** What the YAML library reads, or nothing for an error. */
function library(text: string): { readonly value: unknown } | undefined {
  const { document } = parseYaml(text);
  return document.errors.length > 0 ? undefined : { value: document.toJS() as unknown };
}

/** True when the fast reader answered; its answer must be the library's. */
function agrees(text: string): boolean {
  const block = readBlockYaml(text);
  if (block === undefined) return false;
  expect({ text, value: block.value }).toEqual({ text, ...library(text) });
  return true;
}

const SCALARS = [
  "text",
  "yes",
  "Off",
  "n",
  "null",
  "~",
  "0644",
  "0x1F",
  "0b11",
  "1_000",
  "1e3",
  ".5",
  "-.inf",
  ".NaN",
  "1:30",
  "2026-01-31",
  "12.34.56",
  "-",
  "--flag",
  "a:b",
  "a: b",
  "a #b",
  "a#b",
  '"q"',
  "'it''s'",
  '"a\\nb"',
  '"\\x41"',
  "*a",
  "&a x",
  "!t x",
  "|",
  "|-",
  "|+",
  ">",
  ">-",
  "{}",
  "[]",
  "{ a: 1, b: [yes, x] }",
  "[1, 'x', \"y\"]",
  "{a",
  "[a",
  "%x",
  "@x",
  "`x",
  "?",
  "? x",
  ":",
  ",",
  "# c",
  "",
  "0",
  "-0",
  "+1",
  "007",
  "1.10",
  "99999999999999999999",
  "\u00e4\u{1f600}",
  "x\ty",
  "<<",
  "=",
  "...",
  "---",
] as const;
const KEYS = [
  "a",
  "b",
  "name",
  "a.b/c",
  "$ref",
  "yes",
  "1",
  "<<",
  "__proto__",
  '"q k"',
  "'s'",
  "a b",
  "- a",
  "-",
];

const line = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom("", "- ", "- - "),
    fc.option(fc.constantFrom(...KEYS), { nil: undefined }),
    fc.constantFrom(...SCALARS),
    fc.constantFrom("", " # comment", "  "),
  )
  .map(([depth, dash, key, scalar, tail]) => {
    const pair = key === undefined ? scalar : `${key}: ${scalar}`;
    return `${"  ".repeat(depth)}${dash}${pair}${tail}`;
  });

test("texts of arbitrary lines are read as the YAML library reads them, or left to it", () => {
  let answered = 0;
  const lines = fc.array(line, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lines, fc.constantFrom("", "\n"), (all, end) => {
      if (agrees(`${all.join("\n")}${end}`)) answered += 1;
    }),
    { numRuns: 4000, seed: 20260131 },
  );
  expect(answered).toBeGreaterThan(300);
});

test("arbitrary values as a writer of YAML writes them", () => {
  let answered = 0;
  const value = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue({ maxDepth: 4 }), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(value, fc.boolean(), (each, indentSeq) => {
      if (agrees(stringify(each, { indentSeq, version: "1.1" }))) answered += 1;
    }),
    { numRuns: 500, seed: 20260131 },
  );
  expect(answered).toBeGreaterThan(50);
});

test.each([
  ["texts of several lines", "a: |\n  x\n\n   y\n  # no comment\nb: |-\n  z\n\n\nc: |+\n  w\n\n"],
  ["lists as far left as their key", "a:\n- b: 1\n  c:\n  - 2\n-\nd: x\n"],
  ["lists in lists, empty items, comments between", "- - a\n  -\n# c\n- b:\n    - 1 # one\n\n-\n"],
  ["a marker and comments", "# x\n--- # y\n# z\na: 1\n"],
])("%s need no YAML library", (_name, text) => {
  expect(agrees(text)).toBe(true);
});

test.each([
  ["an anchor", "a: &x 1\nb: *x\n"],
  ["a key twice", "a: 1\na: 2\n"],
  ["a folded text", "a: >\n  b\n"],
  ["a value on several lines", "a: b\n  c\n"],
  ["a tab", "a:\n\tb: 1\n"],
  ["a text of several lines without an end", "a: |\n  b"],
])("%s is left to the YAML library", (_name, text) => {
  expect(readBlockYaml(text)).toBeUndefined();
});

test("places are those of the nodes that the YAML library finds", () => {
  const text =
    "# c\nspec:\n  containers:\n    - name: a\n      ports: [{ p: 1 }, { p: 2 }]\n    - - b\n";
  const anchored = text.replace("spec:", "spec: &x");
  for (const path of [
    "spec.containers[0].name",
    "spec.containers[0].ports[1].p",
    "spec.containers[0].image",
    "spec.containers[1][0]",
    "spec.containers[7]",
    "other",
    "",
  ]) {
    const position = new LocatedText(text, 10, true).position(path);
    expect({ path, position }).toEqual({
      path,
      position: new LocatedText(anchored, 10, false).position(path),
    });
    expect(position?.line).toBeGreaterThan(10);
  }
});
