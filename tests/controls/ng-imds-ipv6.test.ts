import { ngImdsIpv6 } from "../../policy-pack/controls/cloud/ng-imds-ipv6";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, secret, UNKNOWN, urnOf } from "../support/stack";
import { fixtures, minimal, nodeClass } from "./fixtures/ng-imds-ipv6";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const INSTANCE = "aws:ec2/instance:Instance";
const path = "metadataOptions.httpProtocolIpv6";
const wanted = '"disabled"';

testRoom(ngImdsIpv6, fixtures, {
  minimal,
  judged: "nodes",
  passes: [
    { name: "a secret", set: path, to: secret("disabled") },
    { name: "a service that is off", set: "metadataOptions", to: { httpEndpoint: "disabled" } },
    { name: "the default", set: "metadataOptions", to: ABSENT },
  ],
  fails: [{ name: "another value", set: path, to: "enabled", path, wanted, found: '"enabled"' }],
  notEvaluated: [
    ...unreadable(path, "a text"),
    {
      name: "a bad value of a service that may be off",
      set: "metadataOptions",
      to: { httpProtocolIpv6: "enabled", httpEndpoint: UNKNOWN },
      path: "metadataOptions.httpEndpoint",
      why: "metadataOptions.httpEndpoint is not known during a preview",
    },
  ],
});

test("a node class of Karpenter is judged, with its own default", () => {
  const control = ngImdsIpv6;
  expect(verdictOf(control, nodeClass(undefined))).toBe("pass");
  expect(
    judge(nodeClass({ httpProtocolIPv6: "enabled" }), { controls: [control] }).registered,
  ).toMatchObject([{ path: "spec.metadataOptions.httpProtocolIPv6", found: '"enabled"' }]);
});

describe("an instance with a launch template", () => {
  const instance = (propertyDependencies: Readonly<Record<string, readonly string[]>>) => [
    ...minimal,
    resource(INSTANCE, "bastion", { launchTemplate: { id: UNKNOWN } }, { propertyDependencies }),
  ];

  test("of the stack is judged by it", () => {
    const stack = instance({ launchTemplate: [urnOf(LAUNCH_TEMPLATE, "nodes")] });
    expect(judge(stack, { controls: [ngImdsIpv6] }).finished).toEqual([]);
  });

  test("of elsewhere is not evaluated", () => {
    expect(judge(instance({}), { controls: [ngImdsIpv6] }).finished).toMatchObject([
      { status: "notEvaluated", path: "launchTemplate", reason: "the launch template decides" },
    ]);
  });
});
