import { nsResourceQuota } from "../../policy-pack/controls/cluster/ns-resource-quota";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { object, UNKNOWN, type Stack } from "../support/stack";
import { fixtures, minimal, namespace, TOKEN, withSpec } from "./fixtures/ns-resource-quota";

const on = "companion";
const wanted = "a ResourceQuota for cpu and memory";
const none = {
  path: "",
  found: "no requests.cpu, requests.memory, limits.cpu, limits.memory",
  wanted,
};
const gap = { path: "", why: "ResourceQuota companion is not fully known" };

testRoom(nsResourceQuota, fixtures, {
  minimal,
  judged: "shop",
  passes: [
    {
      name: "the short names of requests",
      on,
      set: "spec.hard",
      to: { cpu: "4", memory: "8Gi", "limits.cpu": "8", "limits.memory": "16Gi" },
    },
  ],
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
      name: "limits alone",
      on,
      set: "spec.hard",
      to: { "limits.cpu": "8", "limits.memory": "16Gi" },
      ...none,
      found: "no requests.cpu, requests.memory",
    },
  ],
  notEvaluated: [
    { name: "an unknown spec", on, set: "spec", to: UNKNOWN, ...gap },
    { name: "a spec of a wrong type", on, set: "spec", to: "text", ...gap },
    { name: "an object of unknown namespace", on, set: "metadata.namespace", to: UNKNOWN, ...gap },
    { name: "unknown limits", on, set: "spec.hard", to: UNKNOWN, ...gap },
    {
      name: "a namespace of unknown name",
      set: "metadata.name",
      to: UNKNOWN,
      path: "metadata.name",
      why: "metadata.name is not known during a preview",
    },
  ],
});

const verdict = (stack: Stack) => verdictOf(nsResourceQuota, stack);

test("a patch, of which the rest is not known, settles nothing", () => {
  const spec = (minimal[1]?.inputs as { readonly spec: unknown }).spec;
  expect(verdict(withSpec(spec, `${TOKEN}Patch`))).toBe("notEvaluated");
});

test("one object that settles it is enough", () => {
  expect(verdict([...minimal, object(TOKEN, "unclear", { spec: UNKNOWN })])).toBe("pass");
  expect(verdict([namespace])).toBe("violation");
});
