import { podServiceLinksOff } from "../../policy-pack/controls/container/pod-service-links-off";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/pod-service-links-off";

const path = "spec.enableServiceLinks";

testRoom(podServiceLinksOff, fixtures, {
  minimal,
  judged: "web",
  fails: [
    { name: "true", set: path, to: true, path, found: "true", wanted: "false" },
    {
      name: "absent",
      set: path,
      to: ABSENT,
      path,
      found: "absent (default true)",
      wanted: "false",
    },
  ],
  notEvaluated: unreadable(path, "true or false"),
});

describe("remediation", () => {
  const remediate = (inputs: Record<string, unknown>, type = "kubernetes:apps/v1:Deployment") =>
    podServiceLinksOff.remediate?.(type, inputs);

  test("sets what is absent", () => {
    expect(remediate({ spec: { template: { spec: { containers: [] } } } })).toEqual({
      spec: { template: { spec: { containers: [], enableServiceLinks: false } } },
    });
  });

  test.each([
    ["a value", { spec: { template: { spec: { enableServiceLinks: true } } } }],
    ["an unknown value", { spec: { template: { spec: { enableServiceLinks: UNKNOWN } } } }],
    ["an unknown spec", { spec: UNKNOWN }],
    ["no spec", {}],
  ])("leaves %s alone", (_name, inputs) => {
    expect(remediate(inputs)).toBeUndefined();
  });

  test("leaves other types alone", () => {
    expect(remediate({ spec: {} }, "kubernetes:core/v1:Service")).toBeUndefined();
  });
});
