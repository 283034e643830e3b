import {
  parseStackConfiguration,
  settle,
  type PackConfiguration,
  type PolicyConfiguration,
} from "../../policy-pack/kernel/configuration";
import type { Control, Level } from "../../policy-pack/kernel/control";
import { demoControl } from "../support/demo-control";

const demo = demoControl({
  presets: { baseline: "disabled", restricted: "advisory" },
  parameters: { depth: { type: "integer", default: 3 }, names: { type: "array" } },
  aliases: ["former-demo"],
});
const plain = demoControl({ id: "plain", level: "advisory" });
const controls: readonly Control[] = [demo, plain];

type Entries = Readonly<Record<string, Partial<PolicyConfiguration>>>;

function configuration(entries: Entries): PackConfiguration {
  return new Map(
    Object.entries(entries).map(([name, entry]) => [name, { properties: {}, ...entry }]),
  );
}

function levelOf(engine: Entries, stack: Entries = {}, of = demo): Level {
  return settle(controls, configuration(engine), configuration(stack)).levelOf(of);
}

const settings = (properties: Readonly<Record<string, unknown>>) => ({ settings: { properties } });

describe("the level, from the weakest to the strongest", () => {
  test("the declared one under the preset hardened", () => {
    expect(levelOf({})).toBe("mandatory");
    expect(levelOf(settings({ preset: "hardened" }))).toBe("mandatory");
  });

  test("the preset's", () => {
    expect(levelOf(settings({ preset: "baseline" }))).toBe("disabled");
    expect(levelOf(settings({ preset: "restricted" }))).toBe("advisory");
    expect(levelOf(settings({ preset: "baseline" }), {}, plain)).toBe("advisory");
  });

  test("`all` of the stack's configuration", () => {
    expect(levelOf(settings({ preset: "baseline" }), { all: { level: "advisory" } })).toBe(
      "advisory",
    );
  });

  test("the control's own in the stack's configuration", () => {
    const stack = { all: { level: "advisory" }, demo: { level: "remediate" } } as const;
    expect(levelOf({}, stack)).toBe("remediate");
    expect(levelOf({}, stack, plain)).toBe("advisory");
  });

  test("the engine's, where it differs from the declared one", () => {
    const stack = { demo: { level: "disabled" } } as const;
    expect(levelOf({ demo: { level: "advisory" } }, stack)).toBe("advisory");
    expect(levelOf({ demo: { level: "mandatory" } }, stack)).toBe("disabled");
    expect(levelOf({ demo: { level: "mandatory" }, ...settings({ preset: "restricted" }) })).toBe(
      "advisory",
    );
  });

  test("settings.levels", () => {
    const levels = { "former-demo": "mandatory" };
    const engine = {
      demo: { level: "disabled" },
      ...settings({ preset: "baseline", levels }),
    } as const;
    expect(levelOf(engine, { demo: { level: "advisory" } })).toBe("mandatory");
  });
});

describe("parameters", () => {
  const parametersOf = (engine: Entries, stack: Entries = {}) =>
    settle(controls, configuration(engine), configuration(stack)).parametersOf(demo);

  test("have the defaults of the schema", () => {
    expect(parametersOf({})).toEqual({ depth: 3 });
  });

  test("of the engine win over those of the stack, key by key", () => {
    const stack = { demo: { properties: { depth: 5, names: ["a"] } } };
    expect(parametersOf({}, stack)).toEqual({ depth: 5, names: ["a"] });
    expect(parametersOf({ demo: { properties: { depth: 7 } } }, stack)).toEqual({
      depth: 7,
      names: ["a"],
    });
  });

  test.each<[string, string, string]>([
    [
      "demo",
      "dept",
      "demo.dept: found an unknown key, wanted one of depth, names (did you mean depth?)",
    ],
    ["demo", "zzz", "demo.zzz: found an unknown key, wanted one of depth, names"],
    ["demo", "constructor", "demo.constructor: found an unknown key, wanted one of depth, names"],
    [
      "plain",
      "depth",
      "plain.depth: found an unknown key, wanted no properties: this control has none",
    ],
  ])("%s has no %s", (name, key, message) => {
    const engine = configuration({ [name]: { properties: { [key]: 1 } } });
    expect(() => settle(controls, engine, new Map())).toThrow(message);
  });
});

test("settings of the engine win over those of the stack, key by key", () => {
  const engine = configuration(settings({ preset: "baseline" }));
  const stack = configuration(settings({ preset: "restricted", asOf: "2026-01-31" }));
  expect(settle(controls, engine, stack).settings).toMatchObject({
    preset: "baseline",
    asOf: "2026-01-31",
  });
});

test("exemptions of both places hold, those of the stack after the engine's", () => {
  const exempting = (target: string) =>
    configuration(
      settings({
        exemptions: [
          { control: "demo", target, reason: "For a test.", owner: "us", expires: "2026-12-31" },
        ],
      }),
    );
  const targets = (engine: PackConfiguration, stack: PackConfiguration) =>
    settle(controls, engine, stack).settings.exemptions.map(({ target }) => target);
  expect(targets(exempting("a"), exempting("b"))).toEqual(["a", "b"]);
  expect(targets(new Map(), exempting("b"))).toEqual(["b"]);
  expect(targets(exempting("a"), new Map())).toEqual(["a"]);
});

test("an exemption of the stack that cannot be used is refused with its place", () => {
  const engine = configuration(settings({ exemptions: [] }));
  const stack = configuration(settings({ exemptions: [{ control: "demo" }] }));
  expect(() => settle(controls, engine, stack)).toThrow(
    "hardened-cluster-policy-pack:settings.exemptions[0].expires: found nothing, wanted a date, YYYY-MM-DD",
  );
});

describe("stack configuration", () => {
  const parse = (entries: Readonly<Record<string, string>>) =>
    parseStackConfiguration(new Map(Object.entries(entries)), controls);
  const key = (name: string) => `hardened-cluster-policy-pack:${name}`;

  test("holds levels, objects with a level, and settings; other namespaces are not ours", () => {
    const parsed = parse({
      [key("plain")]: "disabled",
      [key("former-demo")]: '{"enforcementLevel": "advisory", "depth": 1}',
      [key("settings")]: '{"preset": "baseline"}',
      [key("all")]: "mandatory",
      "aws:region": "eu-central-1",
      "no-namespace": "x",
    });
    expect(Object.fromEntries(parsed)).toEqual({
      plain: { level: "disabled", properties: {} },
      demo: { level: "advisory", properties: { depth: 1 } },
      settings: { properties: { preset: "baseline" } },
      all: { level: "mandatory", properties: {} },
    });
  });

  test.each([
    ["demoo", "disabled", '"demoo", wanted the id of a control (did you mean demo?)'],
    ["demo", "off", '"off", wanted an object or one of advisory, mandatory, disabled, remediate'],
    ["demo", "[1]", "[1], wanted an object or one of advisory, mandatory, disabled, remediate"],
    ["demo", "{", '"{", wanted an object or one of advisory, mandatory, disabled, remediate'],
  ])("%s: %s is refused", (name, text, message) => {
    expect(() => parse({ [key(name)]: text })).toThrow(`${key(name)}: found ${message}`);
  });

  test("a level that does not exist is refused with its path", () => {
    expect(() => parse({ [key("demo")]: '{"enforcementLevel": "off"}' })).toThrow(
      `${key("demo")}.enforcementLevel: found "off", wanted one of advisory, mandatory, disabled, remediate`,
    );
  });
});
