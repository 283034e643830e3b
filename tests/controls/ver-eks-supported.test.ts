import { SUPPORTED_MINORS } from "../../components/tables/kubernetes-versions";
import { verEksSupported } from "../../policy-pack/controls/lifecycle/ver-eks-supported";
import { END_OF_STANDARD_SUPPORT } from "../../policy-pack/kernel/eks-versions";
import { ABSENT, testRoom, unreadable } from "../support/control-harness";
import { judge, verdictOf } from "../support/judge";
import { resource, UNKNOWN, urnOf } from "../support/stack";
import { tweak } from "../support/tweak";
import { fixtures, minimal, withNodes } from "./fixtures/ver-eks-supported";

const supported = "a version supported on 2026-01-31";
const type = "upgradePolicy.supportType";

testRoom(verEksSupported, fixtures, {
  minimal,
  judged: "main",
  fails: [
    {
      name: "a version after its support",
      set: "version",
      to: "1.31",
      path: "version",
      found: "1.31, in standard support until 2025-11-26",
      wanted: supported,
    },
    {
      name: "an old version",
      set: "version",
      to: "1.20",
      path: "version",
      found: "1.20, long out of support",
      wanted: supported,
    },
    {
      name: "no version",
      set: "version",
      to: ABSENT,
      path: "version",
      found: "absent",
      wanted: "a supported minor",
    },
    {
      name: "no policy",
      set: "upgradePolicy",
      to: ABSENT,
      path: type,
      found: 'absent (default "EXTENDED")',
      wanted: '"STANDARD"',
    },
  ],
  notEvaluated: [
    ...unreadable("version", "a text").filter(({ name }) => !name.endsWith("a text")),
    ...unreadable(type, "a text"),
    {
      name: "a newer version",
      set: "version",
      to: "1.99",
      path: "version",
      why: "the pack does not know this version's support yet",
    },
    {
      name: "no version at all",
      set: "version",
      to: "latest",
      path: "version",
      why: "the text is no minor such as 1.35",
    },
  ],
});

test("the last day of support is the run's date at the latest", () => {
  const on = (asOf: string) => judge(minimal, { controls: [verEksSupported], settings: { asOf } });
  expect(on("2026-12-02").evaluations.findings).toEqual([]);
  expect(on("2026-12-03").evaluations.findings).toHaveLength(1);
});

test("nodes keep to the version skew of their cluster", () => {
  const found = (version: string) =>
    judge(withNodes(version), { controls: [verEksSupported] }).evaluations.findings.map(
      ({ status, path, wanted }) => [status, path, wanted],
    );
  const wanted = "1.34, or up to three minors older";
  expect(["1.30", "1.31", "1.34", "1.35"].map(found)).toEqual([
    [["violation", "version", wanted]],
    [],
    [],
    [["violation", "version", wanted]],
  ]);
});

test("nodes find their cluster by its name too", () => {
  const cluster = {
    ...minimal[0],
    inputs: { name: "blue", version: "1.34", upgradePolicy: { supportType: "STANDARD" } },
  };
  const nodes = resource("aws:eks/nodeGroup:NodeGroup", "workers", {
    clusterName: "blue",
    version: "1.29",
  });
  const stack = [{ ...resource("aws:eks/cluster:Cluster", "main", {}), ...cluster }, nodes];
  expect(judge(stack, { controls: [verEksSupported] }).finished).toMatchObject([
    { status: "violation", urn: nodes.urn, found: "1.29" },
  ]);
});

test("nodes of a cluster that is not in the stack are not evaluated", () => {
  const stack = [resource("aws:eks/nodeGroup:NodeGroup", "workers", { version: "1.34" })];
  expect(judge(stack, { controls: [verEksSupported] }).finished).toMatchObject([
    { status: "notEvaluated", reason: "its cluster's version is not known" },
  ]);
});

test("the pack's dates and the components' dates agree", () => {
  for (const { minor, endOfStandardSupport } of SUPPORTED_MINORS) {
    expect([minor, END_OF_STANDARD_SUPPORT[minor]]).toEqual([minor, endOfStandardSupport]);
  }
});

test("an unknown version of nodes is the cluster's where it is an output of it", () => {
  const cluster = urnOf("aws:eks/cluster:Cluster", "main");
  const verdict = (sources: readonly string[]) =>
    verdictOf(
      verEksSupported,
      tweak(withNodes("1.34"), "workers", ["version"], UNKNOWN).map((each) =>
        each.name === "workers"
          ? { ...each, propertyDependencies: { clusterName: [cluster], version: sources } }
          : each,
      ),
    );
  expect(verdict([cluster])).toBe("pass");
  expect(verdict([])).toBe("notEvaluated");
  expect(verdict([cluster, urnOf("aws:ssm/parameter:Parameter", "version")])).toBe("notEvaluated");
});
