import { stepsOfPath, withValueAt } from "../../policy-pack/kernel/property-path";
import { secret } from "../support/stack";

test.each([
  ["a", ["a"]],
  ["a.b", ["a", "b"]],
  ["a[0].b", ["a", 0, "b"]],
  ["a[*].b", ["a", "*", "b"]],
  ['a["b.c"].d', ["a", "b.c", "d"]],
  ['a["say \\"b\\""]', ["a", 'say "b"']],
  ["*", ["*"]],
])("%s", (path, steps) => {
  expect(stepsOfPath(path)).toEqual(steps);
});

test.each(["", "[", "a[", "a..b", "a[x]", "a]"])("is no path: %j", (path) => {
  expect(stepsOfPath(path)).toBeUndefined();
});

test("a value is put in place, made where it is missing, and the original stays", () => {
  const target = { a: [{ b: 1 }, { b: 2 }], c: "text" };
  expect(withValueAt(target, ["a", 1, "b"], 3)).toEqual({ a: [{ b: 1 }, { b: 3 }], c: "text" });
  expect(withValueAt(target, ["a", "*", "b"], 3)).toEqual({ a: [{ b: 3 }, { b: 3 }], c: "text" });
  expect(withValueAt(target, ["d", "e"], 3)).toEqual({ ...target, d: { e: 3 } });
  expect(withValueAt(target, ["*"], 3)).toEqual({ a: 3, c: 3 });
  expect(withValueAt(target, [], 3)).toBe(3);
  expect(target).toEqual({ a: [{ b: 1 }, { b: 2 }], c: "text" });
});

test("a secret stays one around what is changed in it", () => {
  expect(withValueAt({ a: secret({ b: 1 }) }, ["a", "b"], 2)).toEqual({ a: secret({ b: 2 }) });
});
