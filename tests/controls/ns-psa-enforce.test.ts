import { nsPsaEnforce } from "../../policy-pack/controls/cluster/ns-psa-enforce";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { secret, UNKNOWN } from "../support/stack";
import { fixtures, minimal, make } from "./fixtures/ns-psa-enforce";
import type { PackConfiguration } from "../../policy-pack/kernel/configuration";
const wanted = "restricted";
const LABEL = "pod-security.kubernetes.io/enforce";
testRoom(nsPsaEnforce, fixtures, {
  minimal,
  judged: "shop",
  passes: [
    { name: "a secret label", set: "metadata.labels", to: { [LABEL]: secret("restricted") } },
  ],
  fails: [
    {
      name: "baseline",
      set: "metadata.labels",
      to: { [LABEL]: "baseline" },
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      found: '"baseline"',
      wanted,
    },
    {
      name: "a wrong case",
      set: "metadata.labels",
      to: { [LABEL]: "Restricted" },
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      found: '"Restricted"',
      wanted,
    },
    {
      name: "no labels",
      set: "metadata.labels",
      to: ABSENT,
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      found: 'absent (default "privileged")',
      wanted,
    },
  ],
  notEvaluated: [
    {
      name: "unknown labels",
      set: "metadata.labels",
      to: UNKNOWN,
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      why: "metadata.labels is not known during a preview",
    },
    {
      name: "an unknown label",
      set: "metadata.labels",
      to: { [LABEL]: UNKNOWN },
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      why: 'metadata.labels["pod-security.kubernetes.io/enforce"] is not known during a preview',
    },
    {
      name: "a label of a wrong type",
      set: "metadata.labels",
      to: { [LABEL]: 5 },
      path: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
      why: 'expected a text at metadata.labels["pod-security.kubernetes.io/enforce"], found a number',
    },
  ],
});

test("accepts baseline where the parameter says so", () => {
  const properties = { level: "baseline" };
  const engine: PackConfiguration = new Map([["ns-psa-enforce", { properties }]]);
  const stack = [make({ metadata: { labels: { [LABEL]: "baseline" } } })];
  expect(judge(stack, { controls: [nsPsaEnforce], engine }).registered).toEqual([]);
});

test("does not evaluate a patch that does not say it", () => {
  expect(verdictOf(nsPsaEnforce, [make({}, "core/v1:NamespacePatch")])).toBe("notEvaluated");
});
