import { npStrictMode } from "../../policy-pack/controls/cluster/np-strict-mode";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN } from "../support/stack";
import { fixtures, minimal, STANDARD, STRICT } from "./fixtures/np-strict-mode";

const set = "configurationValues";
const standard = {
  set,
  path: set,
  found: "standard mode",
  wanted: 'env.NETWORK_POLICY_ENFORCING_MODE "strict"',
};

testRoom(npStrictMode, fixtures, {
  minimal,
  judged: "cni",
  passes: [
    { name: "absent values, which enable no policies", set, to: ABSENT },
    { name: "values that enable no policies", set, to: "{}" },
    {
      name: "YAML",
      set,
      to: "enableNetworkPolicy: true\nenv:\n  NETWORK_POLICY_ENFORCING_MODE: strict # on\n",
    },
    { name: "another add-on", set: "addonName", to: "kube-proxy" },
  ],
  fails: [
    { name: "no mode", to: STANDARD, ...standard },
    {
      name: "standard",
      to: STRICT.replace("strict", "standard"),
      ...standard,
    },
    {
      name: "the mode at the top",
      to: '{"enableNetworkPolicy":"true","NETWORK_POLICY_ENFORCING_MODE":"strict"}',
      ...standard,
    },
    { name: "YAML without the mode", to: "enableNetworkPolicy: 'true'", ...standard },
  ],
  notEvaluated: unreadable(set, "a text"),
});

test("does not evaluate an add-on of unknown name in standard mode", () => {
  const verdict = (configurationValues: string) =>
    verdictOf(npStrictMode, [
      resource("aws:eks/addon:Addon", "cni", { addonName: UNKNOWN, configurationValues }),
    ]);
  expect(verdict(STANDARD)).toBe("notEvaluated");
  expect(verdict(STRICT)).toBe("pass");
});
