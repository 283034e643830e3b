import fc from "fast-check";
import { forAnalyzer, SIGNATURE } from "../../preview/engine/wire";
import type { WireObject } from "../../preview/engine/resource";
import { inOrder, sortingRanks } from "../../preview/report/order";
import { redact, Secrets } from "../../preview/report/secrets";
import { visible } from "../../preview/report/visible";

test("items in order of a number are those of a stable sort", () => {
  const items = fc.array(fc.record({ number: fc.nat({ max: 20 }), text: fc.string() }));
  fc.assert(
    fc.property(items, (all) => {
      const sorted = [...all].sort((left, right) => left.number - right.number);
      expect(inOrder(all, ({ number }) => number)).toEqual(sorted);
      expect(inOrder(sorted, ({ number }) => number)).toBe(sorted);
    }),
  );
});

test("numbers beyond those of 32 bits are sorted as well", () => {
  const numbers = [2 ** 40 + 1, 0, 2 ** 40];
  expect(inOrder(numbers, (number) => number)).toEqual([0, 2 ** 40, 2 ** 40 + 1]);
});

test("ranks compare as the texts do, code unit by code unit", () => {
  const text = fc.oneof(
    fc.constantFrom("a-b", "a_b", "A", "a", "app-2", "app-10", "\uFFFF", "\u{1F600}"),
    fc.string({ unit: "binary" }),
  );
  const units = (of: string) => of.split("").map((unit) => unit.charCodeAt(0));
  const wanted = (left: string, right: string): number => {
    const [one, other] = [units(left), units(right)];
    const at = one.findIndex((unit, index) => unit !== other[index]);
    if (at < 0) return Math.sign(one.length - other.length);
    return (one[at] ?? -1) < (other[at] ?? -1) ? -1 : 1;
  };
  fc.assert(
    fc.property(fc.array(text, { minLength: 2 }), (texts) => {
      const ranks = sortingRanks(texts);
      const rank = (of: string) => ranks.get(of) ?? NaN;
      for (const left of texts) {
        for (const right of texts) {
          expect(Math.sign(rank(left) - rank(right)) + 0).toBe(wanted(left, right) + 0);
        }
      }
    }),
  );
});

test("every sign is shown or replaced as its class in Unicode says", () => {
  const hidden = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;
  for (let code = 0; code <= 0x10ffff; code += code < 0x3000 || code >= 0xd000 ? 1 : 17) {
    const sign = String.fromCodePoint(code);
    if (visible(sign) !== sign.replace(hidden, "\uFFFD")) throw new Error(code.toString(16));
  }
  expect(visible("a\u0007\u{1f600}\u202eb\n\t")).toBe("a\uFFFD\u{1f600}\uFFFDb\n\t");
});

test("inputs are shown as if every value of them were looked at", () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom(
      null,
      { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: "hunter22" },
      { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id: "i-1" },
    ),
  );
  const key = fc.constantFrom("a", "b", "__internal", "spec");
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(leaf, fc.array(tie("value")), fc.dictionary(key, tie("value"))),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value), (made) => {
      const inputs = made as WireObject;
      expect(new Secrets([inputs]).shown(inputs)).toEqual(redact(forAnalyzer(inputs)));
    }),
  );
});
