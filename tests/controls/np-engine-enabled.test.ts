import { npEngineEnabled } from "../../policy-pack/controls/cluster/np-engine-enabled";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { cluster, fixtures, minimal, policy, withValues } from "./fixtures/np-engine-enabled";

const set = "configurationValues";
const wanted = "enableNetworkPolicy true";
const without = { set, path: set, found: "values without it", wanted };

testRoom(npEngineEnabled, fixtures, {
  minimal,
  judged: "cni",
  passes: [
    { name: "a boolean", set, to: '{"enableNetworkPolicy":true}' },
    { name: "YAML with more in it", set, to: "env: {}\nenableNetworkPolicy: 'true' # on\n" },
  ],
  fails: [
    { name: "absent values", set, to: ABSENT, path: set, found: "absent", wanted },
    { name: "false", to: '{"enableNetworkPolicy":"false"}', ...without },
    { name: "a nested key", to: '{"env":{"enableNetworkPolicy":"true"}}', ...without },
    { name: "a list", to: "[]", ...without },
    { name: "a comment", to: "# enableNetworkPolicy: true", ...without },
  ],
  notEvaluated: unreadable(set, "a text"),
});

const verdict = (stack: Stack) => verdictOf(npEngineEnabled, stack);

test("does not evaluate a cluster whose add-on is not in the stack", () => {
  expect(verdict([cluster, policy])).toBe("notEvaluated");
  expect(verdict([cluster])).toBe("notApplicable");
});

test("does not evaluate an add-on of unknown name that does not enable it", () => {
  const named = (configurationValues: string) =>
    withValues(configurationValues).map((each) =>
      each.name === "cni"
        ? { ...each, inputs: { addonName: UNKNOWN, clusterName: "main", configurationValues } }
        : each,
    );
  expect(verdict(named("{}"))).toBe("notEvaluated");
  expect(verdict(named('{"enableNetworkPolicy":"true"}'))).toBe("pass");
});

test("each cluster needs the add-on, which a first preview joins by dependency", () => {
  const second = resource("aws:eks/cluster:Cluster", "second", { name: UNKNOWN });
  expect(verdict([...minimal, second])).toBe("notEvaluated");
  const addon = (sources: readonly string[], clusterName: unknown = UNKNOWN) =>
    resource(
      "aws:eks/addon:Addon",
      "second-cni",
      { addonName: "vpc-cni", clusterName, configurationValues: '{"enableNetworkPolicy":"true"}' },
      { propertyDependencies: { clusterName: sources } },
    );
  expect(verdict([...minimal, second, addon([second.urn])])).toBe("pass");
  expect(verdict([...minimal, second, addon([cluster.urn])])).toBe("notEvaluated");
});
