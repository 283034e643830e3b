import fc from "fast-check";
import {
  at,
  equal,
  every,
  isSet,
  matches,
  objectsAt,
  text,
  textAt,
  texts,
} from "../../../components/admission/cel";

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * Reads one string literal in double quotes by the rules of CEL's own definition, and gives its value with what stands
 * behind it; nothing for what is no such literal.
 */
function readLiteral(source: string): readonly [value: string, rest: string] | undefined {
  const literal =
    /^"((?:[^"\\\n\r]|\\(?:[abfnrtv\\?"'`]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2}))*)"/u;
  const [whole] = literal.exec(source) ?? [];
  if (whole === undefined) return undefined;
  const value = whole.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/gsu, (_, escape: string) => {
    if (escape.length > 1) return String.fromCodePoint(parseInt(escape.slice(1), 16));
    return ESCAPES[escape] ?? escape;
  });
  return [value, source.slice(whole.length)];
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom('"', "\\", "'", "`", "\n", "\r", "\u2028", "$", "}", ")", "&"),
  }),
);

describe("text", () => {
  test("is read back by CEL's rules as it was, and nothing gets out of the quotes", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(readLiteral(text(value).text)).toEqual([value, ""]);
      }),
    );
  });

  test("refuses halves of surrogate pairs, which CEL cannot write", () => {
    expect(() => text("a\ud800b")).toThrow("surrogate");
    expect(text("\u{1f600}").text).toBe('"\u{1f600}"');
  });

  test("stands quoted wherever a builder puts it", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const list = texts([one, other]).text;
        const [first, rest = ""] = readLiteral(list.slice(1)) ?? [];
        expect(first).toBe(one);
        expect(readLiteral(rest.slice(", ".length))).toEqual([other, "]"]);
        const pattern = matches(text("x"), one).text;
        expect(readLiteral(pattern.slice('"x".matches('.length))).toEqual([one, ")"]);
      }),
    );
  });
});

describe("at", () => {
  test("steps through fields that may be absent, and through keys of any writing", () => {
    expect(at("object", "spec", "hostNetwork").place).toBe("object.?spec.?hostNetwork");
    expect(at("object", "metadata", "annotations", "example.com/key").place).toBe(
      'object.?metadata.?annotations[?"example.com/key"]',
    );
  });

  test("quotes each key that is no identifier", () => {
    const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
    fc.assert(
      fc.property(anyText, (key) => {
        const { place } = at("object", key);
        if (identifier.test(key)) expect(place).toBe(`object.?${key}`);
        else expect(readLiteral(place.slice("object[?".length))).toEqual([key, "]"]);
      }),
    );
  });
});

test("rules about items name the item", () => {
  const rule = every(objectsAt(at("object", "spec", "egress")), "rule", (rule) =>
    isSet(at(rule, "to")),
  );
  expect(rule.text).toBe("object.?spec.?egress.orValue([]).all(rule, rule.?to.hasValue())");
  expect(equal(textAt(at("object", "type")), text("Opaque")).text).toBe(
    'object.?type.orValue("") == "Opaque"',
  );
});
