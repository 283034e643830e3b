import { nsDefaultDenyEgress } from "../../policy-pack/controls/cluster/ns-default-deny-egress";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { fixtures, minimal, namespace, TOKEN, withSpec } from "./fixtures/ns-default-deny-egress";

const on = "companion";
const wanted = "a default-deny NetworkPolicy";
const none = { path: "", found: "no policy that denies egress", wanted };
const gap = { path: "", why: "NetworkPolicy companion is not fully known" };

testRoom(nsDefaultDenyEgress, fixtures, {
  minimal,
  judged: "shop",
  passes: [{ name: "an empty list of rules", on, set: "spec.egress", to: [] }],
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
    {
      name: "a selector",
      on,
      set: "spec.podSelector",
      to: { matchLabels: { app: "web" } },
      ...none,
    },
    { name: "absent policy types", on, set: "spec.policyTypes", to: ABSENT, ...none },
    { name: "a rule", on, set: "spec.egress", to: [{}], ...none },
  ],
  notEvaluated: [
    { name: "an unknown spec", on, set: "spec", to: UNKNOWN, ...gap },
    { name: "a spec of a wrong type", on, set: "spec", to: "text", ...gap },
    { name: "an object of unknown namespace", on, set: "metadata.namespace", to: UNKNOWN, ...gap },
    { name: "unknown types", on, set: "spec.policyTypes", to: UNKNOWN, ...gap },
    { name: "unknown rules", on, set: "spec.egress", to: UNKNOWN, ...gap },
    {
      name: "a namespace of unknown name",
      set: "metadata.name",
      to: UNKNOWN,
      path: "metadata.name",
      why: "metadata.name is not known during a preview",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(nsDefaultDenyEgress, stack);

test("a patch, of which the rest is not known, settles nothing", () => {
  const spec = (minimal[1]?.inputs as { readonly spec: unknown }).spec;
  expect(verdict(withSpec(spec, `${TOKEN}Patch`))).toBe("notEvaluated");
});

test("one object that settles it is enough", () => {
  expect(verdict([...minimal, object(TOKEN, "unclear", { spec: UNKNOWN })])).toBe("pass");
  expect(verdict([namespace])).toBe("violation");
});
