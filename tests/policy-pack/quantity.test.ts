import { Field } from "../../policy-pack/kernel/field";
import { parseQuantity, quantity } from "../../policy-pack/kernel/quantity";

test.each([
  ["1", 1],
  ["500m", 0.5],
  ["1.5Gi", 1.5 * 1024 ** 3],
  ["2k", 2000],
  ["1e3", 1000],
  ["1E", 1e18],
  ["1E2", 100],
  [".5", 0.5],
  ["100Ki", 102400],
  ["-1", -1],
])("%s is %d", (text, value) => {
  expect(parseQuantity(text)).toBeCloseTo(value);
});

test.each(["", "Gi", "1 Gi", "1KB", "1.2.3", "0x10", "9".repeat(100_000)])("%j is none", (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test("numbers and texts are read, other types are unknown", () => {
  const read = (value: unknown) => quantity(Field.root({ a: value }).at("a"));
  expect(read(2)).toMatchObject({ state: "known", value: 2 });
  expect(read("2Ki")).toMatchObject({ state: "known", value: 2048 });
  expect(read(null)).toMatchObject({ state: "absent" });
  expect(read("lots")).toMatchObject({ state: "unknown", why: "expected a quantity at a" });
  expect(read([])).toMatchObject({ state: "unknown" });
});
