import { vapBound } from "../../policy-pack/controls/cluster/vap-bound";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { UNKNOWN } from "../support/stack";
import { fixtures, minimal } from "./fixtures/vap-bound";

const on = "binding";
const none = { path: "", found: "no binding that denies", wanted: "a binding with Deny" };
const parameters = (parameterNotFoundAction: string) => ({
  name: "registries",
  parameterNotFoundAction,
});
const gap = { path: "", why: "a binding is not fully known" };

testRoom(vapBound, fixtures, {
  minimal,
  judged: "no-latest",
  passes: [
    { name: "an absent failure policy", set: "spec.failurePolicy", to: ABSENT },
    { name: "parameters that must exist", on, set: "spec.paramRef", to: parameters("Deny") },
    { name: "further actions", on, set: "spec.validationActions", to: ["Audit", "Deny"] },
  ],
  fails: [
    { name: "a binding that audits", on, set: "spec.validationActions", to: ["Audit"], ...none },
    { name: "a binding of another policy", on, set: "spec.policyName", to: "other", ...none },
    {
      name: "parameters that may be missing",
      on,
      set: "spec.paramRef",
      to: parameters("Allow"),
      ...none,
    },
    { name: "absent actions", on, set: "spec.validationActions", to: ABSENT, ...none },
    {
      name: "an ignored failure",
      set: "spec.failurePolicy",
      to: "Ignore",
      path: "spec.failurePolicy",
      found: '"Ignore"',
      wanted: "Fail",
    },
  ],
  notEvaluated: [
    ...unreadable("spec.failurePolicy", "a text"),
    { name: "unknown parameters", on, set: "spec.paramRef", to: UNKNOWN, ...gap },
    {
      name: "an unknown answer to missing parameters",
      on,
      set: "spec.paramRef",
      to: parameters(UNKNOWN),
      ...gap,
    },
    { name: "unknown actions", on, set: "spec.validationActions", to: UNKNOWN, ...gap },
    { name: "an unknown policy name", on, set: "spec.policyName", to: UNKNOWN, ...gap },
  ],
});

test("objects where no binding exists, and does not count a patch", () => {
  const [policy, binding] = minimal;
  if (policy === undefined || binding === undefined) throw new Error("the fixture is incomplete");
  expect(verdictOf(vapBound, [policy])).toBe("violation");
  const patch = { ...binding, type: `${binding.type}Patch` };
  expect(verdictOf(vapBound, [policy, patch])).toBe("notEvaluated");
});
