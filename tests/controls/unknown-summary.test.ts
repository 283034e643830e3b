import { pssHostNamespaces } from "../../policy-pack/controls/container/pss-host-namespaces";
import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { unknownSummary } from "../../policy-pack/controls/lifecycle/unknown-summary";
import { judge, verdictOf } from "../support/judge";
import { object, resource, root, UNKNOWN, type Stack } from "../support/stack";
import { fixtures, hidden, settingsMap } from "./fixtures/unknown-summary";

const other = object("core/v1:Pod", "other", { spec: { containers: UNKNOWN } });

function own(stack: Stack, most: number, exemptions: readonly unknown[] = []) {
  const { finished } = judge(stack, {
    controls: [unknownSummary, pssHostNamespaces, pssPrivileged],
    settings: { exemptions },
    engine: new Map([["unknown-summary", { properties: { most } }]]),
  });
  return finished.filter(({ control }) => control === unknownSummary.id);
}

test("passes every passing fixture and objects to every failing one", () => {
  const verdicts = (kind: keyof typeof fixtures) =>
    fixtures[kind].map((each) => verdictOf(unknownSummary, each.stack, each.settings));
  expect(verdicts("passing")).toEqual(["pass"]);
  expect(verdicts("failing")).toEqual(["violation"]);
});

test("counts the open answers of each resource, the most first", () => {
  expect(own([root, other, hidden], 2)).toEqual([
    expect.objectContaining({
      status: "violation",
      level: "advisory",
      urn: root.urn,
      path: "",
      found:
        "3 open answers: hidden 2 (pss-host-namespaces, pss-privileged); other 1 (pss-privileged)",
      wanted: "2 or fewer",
    }),
  ]);
  expect(own([root, other, hidden], 3)).toEqual([]);
});

test("names five resources and counts the others", () => {
  const pods = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
    ...other,
    name: `pod-${String(number)}`,
    urn: `${other.urn}-${String(number)}`,
  }));
  const [finding] = own([root, ...pods], 0);
  expect(finding?.found).toMatch(
    /^7 open answers: pod-1 1 .*; pod-5 1 \(pss-privileged\); 2 more$/,
  );
});

test("an answer that is exempt is not open", () => {
  const exemption = {
    control: "pss-privileged",
    target: other.urn,
    reason: "Made by another team.",
    owner: "platform",
    expires: "2026-12-31",
  };
  expect(own([root, other], 0)).toHaveLength(1);
  expect(own([root, other], 0, [exemption])).toEqual([]);
});

test("a stack without its root shows the finding at what comes first", () => {
  expect(own([settingsMap, hidden], 0)).toMatchObject([{ urn: settingsMap.urn }]);
});

test("does not apply to a stack without resources, and passes what nobody judges", () => {
  expect(verdictOf(unknownSummary, [])).toBe("notApplicable");
  expect(verdictOf(unknownSummary, [root, resource("my:index:Thing", "thing", UNKNOWN)])).toBe(
    "pass",
  );
});
