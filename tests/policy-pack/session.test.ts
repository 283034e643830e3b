import { notEvaluated, pass, violation, type Answers } from "../../policy-pack/kernel/answer";
import { onPods, onResources, onStack, type Check } from "../../policy-pack/kernel/control";
import { Session } from "../../policy-pack/kernel/session";
import { demoControl as demo } from "../support/demo-control";
import { judge } from "../support/judge";
import { resource, root, subjectOf, UNKNOWN, urnOf, type Stack } from "../support/stack";

const TYPE = "aws:eks/cluster:Cluster";

const answering = (answers: unknown) => onResources([TYPE], () => answers as Answers);
const cluster = (name: string, inputs: unknown = {}) => resource(TYPE, name, inputs);
const stack: Stack = [root, cluster("main")];

describe("a rule that fails is a finding that names the rule, at its level, never a pass", () => {
  const failed = (message: string) => ({
    control: "demo",
    status: "notEvaluated",
    level: "mandatory",
    message: `not evaluated, the rule failed: ${message}.`,
  });
  const throwing = () => {
    throw new Error("out of sorts");
  };

  test.each<[string, Check, string]>([
    ["a resource rule that throws", onResources([TYPE], throwing), "out of sorts"],
    ["one that throws no error", onResources([TYPE], () => fail("a text")), "a text"],
    ["one that gives nothing", answering(undefined), "it gave no answer"],
    ["one that gives null", answering(null), "it gave no answer"],
    ["a stack rule that throws", onStack((all) => all.ofType(TYPE), throwing), "out of sorts"],
    ["a stack rule that cannot choose", onStack(throwing, () => pass), "out of sorts"],
    [
      "a stack rule that gives nothing",
      onStack(
        (all) => all.ofType(TYPE),
        () => undefined as unknown as Answers,
      ),
      "it gave no answer",
    ],
  ])("%s", (_name, check, message) => {
    const { finished, evaluations } = judge(stack, { controls: [demo({}, check)] });
    expect(finished).toMatchObject([failed(message)]);
    expect(evaluations.controls).toMatchObject([{ evaluated: 1, pass: 0, notEvaluated: 1 }]);
  });

  test("an unknown beside it does not make it advisory", () => {
    const unknown = answering(notEvaluated("a", "it is unknown"));
    const { finished } = judge(stack, {
      controls: [demo({}, unknown, onResources([TYPE], throwing))],
    });
    expect(finished).toMatchObject([{ status: "notEvaluated", level: "mandatory" }]);
  });

  test("other controls go on", () => {
    const other = demo({ id: "other" }, answering(violation("a", "b", "c")));
    const broken = demo({}, onResources([TYPE], throwing));
    expect(judge(stack, { controls: [broken, other] }).registered).toMatchObject([
      { control: "other", status: "violation" },
    ]);
  });

  test("a pod rule for a type that holds none is no rule at all", () => {
    expect(() => onPods(() => pass, ["aws:eks/cluster:Cluster"])).toThrow(
      "aws:eks/cluster:Cluster holds no pod",
    );
  });
});

function fail(text: string): never {
  throw text;
}

describe("answers", () => {
  test("violations come back while the resource is being registered, gaps at the end", () => {
    const answers = [pass, violation("a", "1", "2"), notEvaluated("b", "it is unknown")];
    const run = judge(stack, { controls: [demo({}, answering(answers))] });
    expect(run.registered).toMatchObject([
      { status: "violation", path: "a", message: "a: found 1, wanted 2." },
    ]);
    expect(run.finished).toMatchObject([
      { status: "notEvaluated", path: "b", message: "b: not evaluated, it is unknown." },
    ]);
    expect(run.evaluations.controls).toMatchObject([
      { evaluated: 1, violation: 1, notEvaluated: 0 },
    ]);
  });

  test("of several checks of one control are joined", () => {
    const checks = [answering(violation("a", "1", "2")), answering(violation("b", "3", "4"))];
    expect(judge(stack, { controls: [demo({}, ...checks)] }).registered).toMatchObject([
      { message: "a: found 1, wanted 2; b: found 3, wanted 4." },
    ]);
  });

  test("an empty list is a pass", () => {
    const run = judge(stack, { controls: [demo({}, answering([]))] });
    expect(run.evaluations.controls).toMatchObject([{ evaluated: 1, pass: 1 }]);
  });

  test("a fingerprint is control, object and path, whatever stack and parents are", () => {
    const { registered } = judge(stack, {
      controls: [demo({}, answering(violation("a", "1", "2")))],
    });
    expect(registered[0]?.fingerprint).toBe(`demo|${TYPE}::main|a`);
  });
});

describe("levels", () => {
  const violating = demo({}, answering(violation("a", "1", "2")));
  const at = (level: "advisory" | "mandatory" | "disabled" | "remediate") =>
    judge(stack, { controls: [violating], settings: { levels: { demo: level } } });

  test.each([
    ["advisory", "advisory"],
    ["mandatory", "mandatory"],
    ["remediate", "mandatory"],
  ] as const)("%s reports as %s", (level, reported) => {
    expect(at(level).registered).toMatchObject([{ level: reported }]);
    expect(at(level).evaluations.controls).toMatchObject([{ level, violation: 1 }]);
  });

  test("disabled does not run", () => {
    expect(at("disabled").registered).toEqual([]);
    expect(at("disabled").evaluations.controls).toMatchObject([
      { level: "disabled", evaluated: 0 },
    ]);
  });

  test.each([
    [undefined, "advisory"],
    [false, "advisory"],
    [true, "mandatory"],
    [["demo"], "mandatory"],
    [[], "advisory"],
  ])("failOnUnknown %j makes gaps %s", (failOnUnknown, level) => {
    const controls = [demo({}, answering(notEvaluated("a", "it is unknown")))];
    const settings = failOnUnknown === undefined ? {} : { failOnUnknown };
    expect(judge(stack, { controls, settings }).finished).toMatchObject([{ level }]);
  });
});

describe("the target version", () => {
  const gated = demo({ since: "1.34", until: "1.35" }, answering(violation("a", "1", "2")));
  const runs = (inputs: unknown, settings = {}) =>
    judge([cluster("main", inputs)], { controls: [gated], settings }).registered.length === 1;

  test.each([
    ["1.33", false],
    ["1.34", true],
    ["1.35", true],
    ["1.36", false],
    ["1.9", false],
    ["1.100", false],
  ])("of the stack's own cluster, %s, decides", (version, expected) => {
    expect(runs({ version })).toBe(expected);
  });

  test("of the settings wins", () => {
    expect(runs({ version: "1.33" }, { targetVersion: "1.34" })).toBe(true);
    expect(runs({ version: "1.34" }, { targetVersion: "1.40" })).toBe(false);
  });

  test("is the newest known one where nothing tells", () => {
    const { evaluations } = judge([cluster("main", { version: UNKNOWN })], { controls: [gated] });
    expect(evaluations.targetKubernetesVersion).toBe("1.37");
    expect(judge([cluster("main", { version: "1.34" })]).evaluations.targetKubernetesVersion).toBe(
      "1.34",
    );
  });
});

describe("analysis again", () => {
  test("replaces what was said of a resource", () => {
    const byName = onResources([TYPE], ({ inputs }) =>
      inputs.at("bad").absent ? pass : violation("bad", "something", "nothing"),
    );
    const session = new Session([demo({}, byName)]);
    expect(session.register(subjectOf(cluster("main", { bad: 1 })))).toHaveLength(1);
    expect(session.register(subjectOf(cluster("main")))).toHaveLength(0);
    session.finish(new Map());
    expect(session.evaluations().findings).toEqual([]);
    expect(session.evaluations().controls).toMatchObject([{ evaluated: 1, pass: 1 }]);
  });

  test("resources that only the stack pass brings are judged there", () => {
    const session = new Session([demo({}, answering(violation("a", "1", "2")))]);
    expect(session.finish(new Map(), [subjectOf(cluster("main"))])).toMatchObject([
      { status: "violation" },
    ]);
  });
});

describe("an unknown that resources of the stack settle", () => {
  const KEY = "aws:kms/key:Key";
  const waiting = demo(
    {},
    answering(notEvaluated("key.arn", "it is unknown", { settledBy: [KEY] })),
  );
  const run = (sources: readonly string[]) => {
    const propertyDependencies = { key: sources };
    const all = [
      resource(KEY, "good", {}),
      resource("aws:s3/bucket:Bucket", "bad", {}),
      { ...cluster("main"), propertyDependencies },
    ];
    return judge(all, { controls: [waiting] });
  };
  const good = urnOf(KEY, "good");

  test("passes when every source has the type", () => {
    expect(run([good]).finished).toEqual([]);
    expect(run([good]).evaluations.controls).toMatchObject([{ pass: 1, notEvaluated: 0 }]);
  });

  test.each([
    ["no source", []],
    ["a source of another type", [urnOf("aws:s3/bucket:Bucket", "bad")]],
    ["one of two", [good, urnOf("aws:s3/bucket:Bucket", "bad")]],
    ["a source that is not in the stack", [urnOf(KEY, "elsewhere")]],
  ])("stays open with %s", (_name, sources) => {
    expect(run(sources).finished).toMatchObject([{ status: "notEvaluated", path: "key.arn" }]);
  });
});

test("parameters reach the rule, with defaults", () => {
  const seen: unknown[] = [];
  const reading = demo(
    { parameters: { depth: { type: "integer", default: 3 }, names: { type: "array" } } },
    onResources([TYPE], (_subject, { parameters, asOf, targetVersion, registries }) => {
      seen.push({ parameters, asOf, targetVersion, registries });
      return pass;
    }),
  );
  const engine = new Map([["demo", { properties: { names: ["a"] } }]]);
  const settings = { registries: ["registry.example"] };
  judge([cluster("main", { version: "1.35" })], { controls: [reading], engine, settings });
  expect(seen).toEqual([
    {
      parameters: { depth: 3, names: ["a"] },
      asOf: "2026-01-31",
      targetVersion: "1.35",
      registries: ["registry.example"],
    },
  ]);
});
