import { ngImdsv2 } from "../../policy-pack/controls/cloud/ng-imdsv2";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, secret, UNKNOWN, urnOf, type Stack } from "../support/stack";
import { tweak } from "../support/tweak";
import {
  fixtures,
  INSTANCE,
  LAUNCH_TEMPLATE,
  minimal,
  NODE_GROUP,
  nodeGroup,
} from "./fixtures/ng-imdsv2";

const path = "metadataOptions.httpTokens";
const wanted = '"required"';
const byDefault = { path, wanted, found: 'absent (default "optional")' };

testRoom(ngImdsv2, fixtures, {
  minimal,
  judged: "nodes",
  passes: [
    { name: "a secret", set: path, to: secret("required") },
    { name: "a service that is off", set: "metadataOptions", to: { httpEndpoint: "disabled" } },
    {
      name: "tokens behind an unknown switch",
      set: "metadataOptions.httpEndpoint",
      to: UNKNOWN,
    },
  ],
  fails: [
    { name: "optional tokens", set: path, to: "optional", path, wanted, found: '"optional"' },
    { name: "another spelling", set: path, to: "Required", path, wanted, found: '"Required"' },
    { name: "absent tokens", set: path, to: ABSENT, ...byDefault },
    { name: "absent metadata options", set: "metadataOptions", to: ABSENT, ...byDefault },
  ],
  notEvaluated: [
    ...unreadable(path, "a text"),
    {
      name: "unknown metadata options",
      set: "metadataOptions",
      to: UNKNOWN,
      path,
      why: "metadataOptions is not known during a preview",
    },
    {
      name: "optional tokens of a service that may be off",
      set: "metadataOptions",
      to: { httpTokens: "optional", httpEndpoint: UNKNOWN },
      path: "metadataOptions.httpEndpoint",
      why: "metadataOptions.httpEndpoint is not known during a preview",
    },
  ],
});

describe("a node group", () => {
  const gaps = (stack: Stack) =>
    judge(stack, { controls: [ngImdsv2] }).finished.map(({ status, level, path: at, reason }) => ({
      status,
      level,
      at,
      reason,
    }));

  test("without a launch template is not evaluated", () => {
    expect(gaps([resource(NODE_GROUP, "group", {})])).toEqual([
      {
        status: "notEvaluated",
        level: "advisory",
        at: "launchTemplate",
        reason: "without a launch template EKS chooses the metadata options",
      },
    ]);
  });

  test.each([{ id: "lt-1" }, UNKNOWN])(
    "with a launch template of elsewhere: %j",
    (launchTemplate) => {
      expect(gaps([resource(NODE_GROUP, "group", { launchTemplate })])).toEqual([
        {
          status: "notEvaluated",
          level: "advisory",
          at: "launchTemplate",
          reason: "the launch template is not in this stack",
        },
      ]);
    },
  );

  test("is judged by the launch template of its stack", () => {
    expect(gaps(nodeGroup({ httpTokens: "required" }))).toEqual([]);
    const { registered, finished } = judge(nodeGroup({ httpTokens: "optional" }), {
      controls: [ngImdsv2],
    });
    expect(registered).toMatchObject([{ urn: urnOf(LAUNCH_TEMPLATE, "nodes"), path }]);
    expect(finished).toEqual([]);
  });
});

describe("an instance with a launch template", () => {
  const instance = (propertyDependencies: Readonly<Record<string, readonly string[]>>) => [
    resource(LAUNCH_TEMPLATE, "nodes", { metadataOptions: { httpTokens: "required" } }),
    resource(INSTANCE, "bastion", { launchTemplate: { id: UNKNOWN } }, { propertyDependencies }),
  ];

  test("of the stack is judged by it", () => {
    const stack = instance({ launchTemplate: [urnOf(LAUNCH_TEMPLATE, "nodes")] });
    expect(judge(stack, { controls: [ngImdsv2] }).finished).toEqual([]);
  });

  test("of elsewhere is not evaluated", () => {
    expect(judge(instance({}), { controls: [ngImdsv2] }).finished).toMatchObject([
      { status: "notEvaluated", path: "launchTemplate", reason: "the launch template decides" },
    ]);
  });

  test("is judged by its own options where it has some", () => {
    const stack = tweak(instance({}), "bastion", ["metadataOptions", "httpTokens"], "optional");
    expect(judge(stack, { controls: [ngImdsv2] }).registered).toMatchObject([
      { status: "violation", path, found: '"optional"' },
    ]);
  });
});

test("a node class of Karpenter is judged, with its own default", () => {
  const ofClass = (spec: unknown) => [
    resource("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "class", { spec }),
  ];
  expect(verdictOf(ngImdsv2, ofClass({}))).toBe("pass");
  expect(verdictOf(ngImdsv2, ofClass({ metadataOptions: { httpTokens: "optional" } }))).toBe(
    "violation",
  );
});

describe("the remediation", () => {
  const remediate = (type: string, inputs: Record<string, unknown>) =>
    ngImdsv2.remediate?.(type, inputs);

  test("sets tokens where nothing is set", () => {
    const metadataOptions = { httpTokens: "required" };
    expect(remediate(LAUNCH_TEMPLATE, { name: "a" })).toEqual({ name: "a", metadataOptions });
    expect(remediate(INSTANCE, { metadataOptions: { httpEndpoint: "enabled" } })).toEqual({
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" },
    });
  });

  test.each([
    ["a value that is set", LAUNCH_TEMPLATE, { metadataOptions: { httpTokens: "optional" } }],
    ["an unknown value", LAUNCH_TEMPLATE, { metadataOptions: { httpTokens: UNKNOWN } }],
    ["an instance that a launch template decides", INSTANCE, { launchTemplate: { id: "lt-1" } }],
    ["options of a wrong type", LAUNCH_TEMPLATE, { metadataOptions: "required" }],
    ["another type", NODE_GROUP, {}],
  ])("leaves %s alone", (_name, type, inputs) => {
    const before = structuredClone(inputs);
    expect(remediate(type, inputs)).toBeUndefined();
    expect(inputs).toEqual(before);
  });
});
