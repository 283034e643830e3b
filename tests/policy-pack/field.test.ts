import fc from "fast-check";
import { Field } from "../../policy-pack/kernel/field";
import { output, secret, SIGNATURE_KEY, UNKNOWN } from "../support/stack";
import { wireValue } from "./wire-values";

const known = (inputs: unknown, ...keys: readonly (string | number)[]) =>
  Field.root(inputs).below(keys);

describe("a known value", () => {
  test.each([
    [true, "boolean", true],
    [0, "number", 0],
    ["", "string", ""],
  ] as const)("%j reads as %s", (value, reader, expected) => {
    const reading = known({ value }, "value")[reader]();
    expect(reading).toMatchObject({ state: "known", value: expected });
  });

  test("a list has a state for each element", () => {
    const reading = known({ list: ["a", null, UNKNOWN, secret("b")] }, "list").list();
    if (reading.state !== "known") throw new Error("the list is known");
    expect(reading.value.map((field) => field.string().state)).toEqual([
      "known",
      "absent",
      "unknown",
      "known",
    ]);
    expect(reading.value.map(({ path }) => path)).toEqual([
      "list[0]",
      "list[1]",
      "list[2]",
      "list[3]",
    ]);
    expect(reading.value.map((field) => field.secret)).toEqual([false, false, false, true]);
  });

  test("an object has a state for each property", () => {
    const reading = known({ a: { b: 1, "c/d": UNKNOWN } }, "a").entries();
    if (reading.state !== "known") throw new Error("the object is known");
    expect(reading.value.map(([key, { path, unknown }]) => [key, path, unknown])).toEqual([
      ["b", "a.b", undefined],
      ["c/d", 'a["c/d"]', 'a["c/d"] is not known during a preview'],
    ]);
  });

  test("any reads a value whatever its type", () => {
    expect(known({ a: [1] }, "a").any()).toMatchObject({ state: "known", value: [1] });
  });
});

describe("an absent value", () => {
  test.each([[{}], [{ a: null }], [{ a: undefined }], [null], [undefined]])("%j", (inputs) => {
    const field = known(inputs, "a");
    expect(field.absent).toBe(true);
    expect(field.at("b", 0, "c").string().state).toBe("absent");
    expect(field.at("b", 0, "c").path).toBe("a.b[0].c");
  });

  test("keys that every object inherits are absent", () => {
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(known({}, key).absent).toBe(true);
    }
    expect(known(JSON.parse('{"__proto__": {"a": true}}'), "a").absent).toBe(true);
    expect(
      known(JSON.parse('{"__proto__": {"a": true}}'), "__proto__", "a").boolean(),
    ).toMatchObject({ state: "known", value: true });
  });

  test("a position beyond the list is absent", () => {
    expect(known({ a: [] }, "a", 3).absent).toBe(true);
  });
});

describe("an unknown value", () => {
  const why = "a is not known during a preview";

  test.each([
    ["the sentinel", UNKNOWN],
    ["a sentinel of another type", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"],
    ["a secret of it", secret(UNKNOWN)],
    ["a secret of a secret of it", secret(secret(UNKNOWN))],
    ["an output without a value", output()],
    ["an output of it", output(UNKNOWN)],
  ])("%s", (_name, a) => {
    for (const reader of ["any", "boolean", "number", "string", "list", "entries"] as const) {
      expect(known({ a }, "a")[reader]()).toMatchObject({ state: "unknown", why });
    }
    expect(known({ a }, "a", "b", 0).string()).toMatchObject({ state: "unknown", why });
    expect(known({ a }, "a").absent).toBe(false);
  });

  test("the whole of the inputs", () => {
    const why = "the resource is not known during a preview";
    expect(known(UNKNOWN, "a").string()).toMatchObject({ state: "unknown", why });
  });

  test("a text into which an unknown was formatted, alone or in a secret", () => {
    const text = `arn:aws:s3:::${UNKNOWN}/*`;
    const why = "a part of a is not known during a preview";
    expect(known({ a: text }, "a").string()).toMatchObject({ state: "unknown", why });
    expect(known({ a: secret(text) }, "a").string()).toMatchObject({ state: "unknown", why });
  });
});

test.each([
  ["boolean", "true", "expected true or false at a, found a text"],
  ["number", true, "expected a number at a, found true"],
  ["string", 7, "expected a text at a, found a number"],
  ["list", {}, "expected a list at a, found an object"],
  ["entries", [], "expected an object at a, found a list"],
] as const)("a value of a wrong type is unknown to %s", (reader, a, why) => {
  expect(known({ a }, "a")[reader]()).toMatchObject({ state: "unknown", why });
});

test("a step into a value of a wrong type says what was expected where", () => {
  expect(known({ a: "text" }, "a", "b").unknown).toBe("expected an object at a, found a text");
  expect(known({ a: {} }, "a", 0).unknown).toBe("expected a list at a, found an object");
  expect(known("text", "a").unknown).toBe("expected an object at the root, found a text");
});

describe("secrecy", () => {
  test("holds for all that lies in a secret", () => {
    const inputs = { a: secret({ b: { c: "x" }, d: [secret("y")], e: output("z"), f: output() }) };
    for (const keys of [["b"], ["b", "c"], ["d", 0], ["e"], ["f"], ["nothing"]]) {
      expect(known(inputs, "a", ...keys).secret).toBe(true);
    }
    expect(known({ a: "x" }, "a").secret).toBe(false);
  });

  test("is a mark of outputs too", () => {
    expect(known({ a: output("x", true) }, "a").secret).toBe(true);
    expect(known({ a: output("x") }, "a").string()).toMatchObject({ state: "known", value: "x" });
  });
});

test("a reference to a resource reads as its id, or its URN where it has none", () => {
  const reference = { [SIGNATURE_KEY]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x" };
  expect(known({ a: { ...reference, id: "i-1" } }, "a").string()).toMatchObject({ value: "i-1" });
  expect(known({ a: reference }, "a").string()).toMatchObject({ value: "urn:x" });
});

test("a text that is not a plain word is quoted in the path", () => {
  expect(known({}, "metadata", "labels", "app.kubernetes.io/name").path).toBe(
    'metadata.labels["app.kubernetes.io/name"]',
  );
});

test("reading never throws, and says one of three things, whatever the inputs", () => {
  const readers = ["any", "boolean", "number", "string", "list", "entries"] as const;
  const step = fc.oneof(fc.constantFrom("__proto__", "constructor", "a", "spec"), fc.nat(3));
  fc.assert(
    fc.property(wireValue, fc.array(step, { maxLength: 4 }), (inputs, keys) => {
      const field = known(inputs, ...keys);
      for (const reader of readers) {
        const { state } = field[reader]();
        expect(["known", "absent", "unknown"]).toContain(state);
        expect(state === "absent").toBe(field.absent);
      }
    }),
    { numRuns: 500 },
  );
});

test("every field of a value is reached with a path of its own, and none below an unknown is known", () => {
  const visit = (field: Field, seen: string[]): void => {
    seen.push(field.path);
    const list = field.list();
    const entries = field.entries();
    if (list.state === "known") for (const each of list.value) visit(each, seen);
    if (entries.state === "known") for (const [, each] of entries.value) visit(each, seen);
    if (field.unknown !== undefined) {
      expect(field.at("below", 0).string().state).toBe("unknown");
    }
  };
  fc.assert(
    fc.property(wireValue, (inputs) => {
      const seen: string[] = [];
      visit(Field.root(inputs), seen);
      expect(new Set(seen).size).toBe(seen.length);
    }),
  );
});
