import { nsLimitRange } from "../../policy-pack/controls/cluster/ns-limit-range";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { fixtures, minimal, namespace, TOKEN, withSpec } from "./fixtures/ns-limit-range";

const on = "companion";
const wanted = "a LimitRange with default, defaultRequest, max and min for containers";
const none = { path: "", found: "no default, defaultRequest, max, min", wanted };
const gap = { path: "", why: "LimitRange companion is not fully known" };

testRoom(nsLimitRange, fixtures, {
  minimal,
  judged: "shop",
  passes: [],
  fails: [
    { name: "an object of another namespace", on, set: "metadata.namespace", to: "bank", ...none },
    {
      name: "an object of the default namespace",
      on,
      set: "metadata.namespace",
      to: ABSENT,
      ...none,
    },
    { name: "a namespace of another name", set: "metadata.name", to: "bank", ...none },
    { name: "an object without a spec", on, set: "spec", to: ABSENT, ...none },
    { name: "limits of pods", on, set: "spec.limits[0].type", to: "Pod", ...none },
    { name: "no maximum", on, set: "spec.limits[0].max", to: ABSENT, ...none, found: "no max" },
  ],
  notEvaluated: [
    { name: "an unknown spec", on, set: "spec", to: UNKNOWN, ...gap },
    { name: "a spec of a wrong type", on, set: "spec", to: "text", ...gap },
    { name: "an object of unknown namespace", on, set: "metadata.namespace", to: UNKNOWN, ...gap },
    { name: "unknown items", on, set: "spec.limits", to: UNKNOWN, ...gap },
    { name: "an unknown item type", on, set: "spec.limits[0].type", to: UNKNOWN, ...gap },
    {
      name: "a namespace of unknown name",
      set: "metadata.name",
      to: UNKNOWN,
      path: "metadata.name",
      why: "metadata.name is not known during a preview",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(nsLimitRange, stack);

test("a patch, of which the rest is not known, settles nothing", () => {
  const spec = (minimal[1]?.inputs as { readonly spec: unknown }).spec;
  expect(verdict(withSpec(spec, `${TOKEN}Patch`))).toBe("notEvaluated");
});

test("one object that settles it is enough", () => {
  expect(verdict([...minimal, object(TOKEN, "unclear", { spec: UNKNOWN })])).toBe("pass");
  expect(verdict([namespace])).toBe("violation");
});
