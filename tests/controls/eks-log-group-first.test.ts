import { eksLogGroupFirst } from "../../policy-pack/controls/cloud/eks-log-group-first";
import { ABSENT, testRoom } from "../support/control-harness";
import { verdictOf } from "../support/judge";
import { resource, UNKNOWN, type Stack } from "../support/stack";
import { cluster, fixtures, group, minimal } from "./fixtures/eks-log-group-first";

const types = "enabledClusterLogTypes";
const missing = { path: "", found: "no log group of its own" };

testRoom(eksLogGroupFirst, fixtures, {
  minimal,
  judged: "main",
  passes: [
    { name: "no logs", set: types, to: ABSENT },
    { name: "unknown types, with the group there all the same", set: types, to: UNKNOWN },
  ],
  fails: [
    {
      name: "the group of another",
      on: "logs",
      set: "name",
      to: "/aws/eks/other/cluster",
      wanted: "/aws/eks/shop/cluster",
      ...missing,
    },
    {
      name: "a group that Pulumi names",
      on: "logs",
      set: "name",
      to: ABSENT,
      wanted: "/aws/eks/shop/cluster",
      ...missing,
    },
    {
      name: "another name of the cluster",
      set: "name",
      to: "other",
      wanted: "/aws/eks/other/cluster",
      ...missing,
    },
  ],
  notEvaluated: [
    {
      name: "an unknown group",
      on: "logs",
      set: "name",
      to: UNKNOWN,
      path: "",
      why: "the name of logs is not known",
    },
    {
      name: "an unknown name",
      set: "name",
      to: UNKNOWN,
      path: "name",
      why: "name is not known during a preview",
    },
    { name: "no name", set: "name", to: ABSENT, path: "name", why: "Pulumi chooses the name" },
  ],
});

const verdict = (...stack: Stack) => verdictOf(eksLogGroupFirst, stack);

test("the group must be there before the cluster", () => {
  const own = group("/aws/eks/shop/cluster");
  const inputs = { name: "shop", enabledClusterLogTypes: ["audit"] };
  expect(verdict(own, cluster(inputs))).toBe("violation");
  expect(verdict(own, cluster(inputs, own))).toBe("pass");
});

test("it may be there before a resource that the cluster waits for", () => {
  const own = group("/aws/eks/shop/cluster");
  const inputs = { name: "shop", enabledClusterLogTypes: ["audit"] };
  const between = (...dependencies: readonly string[]) =>
    resource("aws:iam/role:Role", "between", {}, { dependencies });
  const later = cluster(inputs, between());
  expect(verdict(own, between(own.urn), later)).toBe("pass");
  expect(verdict(own, between(), later)).toBe("violation");
});

test("on a first preview names that are not known are not evaluated, whatever depends on what", () => {
  const open = group(UNKNOWN);
  const inputs = { name: UNKNOWN, enabledClusterLogTypes: ["audit"] };
  expect(verdict(open, cluster(inputs, open))).toBe("notEvaluated");
  expect(verdict(open, cluster({ ...inputs, name: "shop" }, open))).toBe("notEvaluated");
});

test("without any group no name helps, and unknown types leave it open", () => {
  expect(verdict(cluster({ enabledClusterLogTypes: ["audit"] }))).toBe("violation");
  expect(verdict(cluster({ name: UNKNOWN, enabledClusterLogTypes: ["audit"] }))).toBe("violation");
  expect(verdict(cluster({ name: "shop", enabledClusterLogTypes: UNKNOWN }))).toBe("notEvaluated");
});
