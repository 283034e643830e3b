import { ngImdsHopLimit } from "../../policy-pack/controls/cloud/ng-imds-hop-limit";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { testInstances } from "../support/metadata-option-tests";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal, nodeClass } from "./fixtures/ng-imds-hop-limit";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const INSTANCE = "aws:ec2/instance:Instance";
const path = "metadataOptions.httpPutResponseHopLimit";
const wanted = "1";

testRoom(ngImdsHopLimit, fixtures, {
  minimal,
  judged: "nodes",
  passes: [
    { name: "a secret", set: path, to: secret(1) },
    { name: "a service that is off", set: "metadataOptions", to: { httpEndpoint: "disabled" } },
  ],
  fails: [
    { name: "another value", set: path, to: 2, path, wanted, found: "2" },
    { name: "absent options", set: "metadataOptions", to: ABSENT, path, wanted, found: "absent" },
  ],
  notEvaluated: [
    ...unreadable(path, "a number"),
    {
      name: "a bad value of a service that may be off",
      set: "metadataOptions",
      to: { httpPutResponseHopLimit: 2, httpEndpoint: UNKNOWN },
      path: "metadataOptions.httpEndpoint",
      why: "metadataOptions.httpEndpoint is not known during a preview",
    },
  ],
});

test("a node class of Karpenter is judged, with its own default", () => {
  const control = ngImdsHopLimit;
  expect(verdictOf(control, nodeClass(undefined))).toBe("pass");
  expect(
    judge(nodeClass({ httpPutResponseHopLimit: 2 }), { controls: [control] }).registered,
  ).toMatchObject([{ path: "spec.metadataOptions.httpPutResponseHopLimit", found: "2" }]);
});

testInstances(ngImdsHopLimit, minimal);

describe("the remediation", () => {
  const remediate = (type: string, inputs: Record<string, unknown>) =>
    ngImdsHopLimit.remediate?.(type, inputs);

  test("sets what is not set", () => {
    expect(remediate(LAUNCH_TEMPLATE, { name: "a" })).toEqual({
      name: "a",
      metadataOptions: { httpPutResponseHopLimit: 1 },
    });
  });

  test.each([
    ["a value that is set", LAUNCH_TEMPLATE, { metadataOptions: { httpPutResponseHopLimit: 2 } }],
    ["an instance that a launch template decides", INSTANCE, { launchTemplate: { id: "lt-1" } }],
    ["options of a wrong type", LAUNCH_TEMPLATE, { metadataOptions: "required" }],
    ["another type", "aws:s3/bucket:Bucket", {}],
  ])("leaves %s alone", (_name, type, inputs) => {
    expect(remediate(type, inputs)).toBeUndefined();
  });
});
