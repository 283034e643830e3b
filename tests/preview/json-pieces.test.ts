import fc from "fast-check";
import { jsonPieces, MadeList } from "../../preview/report/json-pieces";

const written = (value: unknown) => [...jsonPieces(value)].join("");

test("pieces are what JSON.stringify writes", () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 8 }),
    fc.object({ maxDepth: 3, values: [fc.string(), fc.constant(undefined), fc.double()] }),
  );
  fc.assert(
    fc.property(value, (each) => {
      expect(written(each)).toBe(JSON.stringify(each, null, 2));
    }),
    { numRuns: 500, seed: 20261121 },
  );
});

test.each([1, 250, 251, 500, 1001])(
  "a list of %d is written in pieces of bounded length",
  (length) => {
    const items = Array.from({ length }, (_, index) => ({
      index,
      list: [{ text: "a\nb" }],
      none: {},
    }));
    const value = { a: [{ items }, []], b: { items }, c: items };
    const pieces = [...jsonPieces(value)];
    expect(pieces.join("")).toBe(JSON.stringify(value, null, 2));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000);
  },
);

test("members of a made list are made once each, in order, when they are written", () => {
  const made: number[] = [];
  const numbers = Array.from({ length: 600 }, (_, index) => index);
  const list = new MadeList(numbers, (number) => {
    made.push(number);
    return { number };
  });
  const pieces = jsonPieces({ list, none: new MadeList([], String) });
  expect(made).toEqual([]);
  const wanted = { list: numbers.map((number) => ({ number })), none: [] };
  expect([...pieces].join("")).toBe(JSON.stringify(wanted, null, 2));
  expect(made).toEqual(numbers);
});
