import { backupClusterSelected } from "../../policy-pack/controls/cloud/backup-cluster-selected";
import { ABSENT, testRoom } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { ARN, cluster, fixtures, minimal, selection } from "./fixtures/backup-cluster-selected";

const on = "selection";
const wrong = {
  on,
  path: "",
  found: "no selection that takes it",
  wanted: "its ARN in the resources of a selection",
};
const why = "nothing tells what a selection takes";

testRoom(backupClusterSelected, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "a pattern", on, set: "resources[0]", to: "arn:aws:eks:*:*:cluster/*" },
    { name: "another resource left out", on, set: "notResources", to: [`${ARN}-two`] },
  ],
  fails: [
    { name: "no resource", set: "resources", to: [], ...wrong },
    { name: "another cluster", set: "resources[0]", to: `${ARN}-two`, ...wrong },
    { name: "tables", set: "resources[0]", to: "arn:aws:dynamodb:*:*:table/*", ...wrong },
    { name: "the cluster left out again", set: "notResources", to: [ARN], ...wrong },
    { name: "no resource and no tag", set: "resources", to: ABSENT, ...wrong },
  ],
  notEvaluated: [
    { name: "unknown resources", on, set: "resources", to: UNKNOWN },
    { name: "an unknown resource", on, set: "resources[0]", to: UNKNOWN },
    { name: "resources with a tag", on, set: "conditions", to: [{ stringEquals: [] }] },
    { name: "what is left out unknown", on, set: "notResources", to: UNKNOWN },
    { name: "an unknown name of the cluster", set: "name", to: UNKNOWN },
  ].map((row) => ({ ...row, path: "", why })),
});

test("takes the output of the cluster, and leaves tags alone open", () => {
  const verdict = (...selections: readonly ReturnType<typeof selection>[]) =>
    verdictOf(backupClusterSelected, [cluster, ...selections]);
  expect(verdict(selection({ resources: [UNKNOWN] }, [cluster.urn]))).toBe("pass");
  expect(verdict(selection({ selectionTags: [{ key: "backup" }] }))).toBe("notEvaluated");
});

test("takes every cluster for one whose name is not known", () => {
  const unnamed = resource("aws:eks/cluster:Cluster", "main", { name: UNKNOWN });
  const all = selection({ resources: ["arn:aws:eks:*:*:cluster/*"] });
  expect(verdictOf(backupClusterSelected, [unnamed, all])).toBe("pass");
});

const verdict = (stack: Stack) => verdictOf(backupClusterSelected, stack);

test("a cluster without any of it is objected to, unless another stack has it", () => {
  expect(verdict([cluster])).toBe("violation");
  const engine = new Map([["backup-cluster-selected", { properties: { elsewhere: true } }]]);
  expect(judge([cluster], { controls: [backupClusterSelected], engine }).finished).toEqual([]);
  expect(verdict([{ ...cluster, inputs: UNKNOWN }])).toBe("notApplicable");
});
