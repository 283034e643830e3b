import { pssPrivileged } from "../../policy-pack/controls/container/pss-privileged";
import { renderIncomplete } from "../../policy-pack/controls/lifecycle/render-incomplete";
import { judge, verdictOf } from "../support/judge";
import { object, resource, root, UNKNOWN } from "../support/stack";
import { fixtures, RENDERING_TYPES, rendered } from "./fixtures/render-incomplete";

const controls = [renderIncomplete];

test("passes every passing fixture", () => {
  expect(fixtures.passing.map(({ stack }) => verdictOf(renderIncomplete, stack))).toEqual(
    RENDERING_TYPES.map(() => "pass"),
  );
});

describe.each(RENDERING_TYPES)("%s", (type) => {
  test.each([{}, { values: UNKNOWN }, UNKNOWN, null, [], "chart"])(
    "without children is not evaluated, whatever its inputs: %j",
    (inputs) => {
      const { finished } = judge([root, resource(type, "ingress", inputs)], { controls });
      expect(finished).toEqual([
        expect.objectContaining({
          status: "notEvaluated",
          level: "advisory",
          urn: resource(type, "ingress", {}).urn,
          path: "",
          message: "not evaluated, it registered no children, so none of its objects was checked.",
        }),
      ]);
    },
  );

  test("with a child passes, and the child is judged by itself", () => {
    const metadata = { name: "pod", namespace: "default" };
    const child = {
      metadata,
      spec: { containers: [{ name: "a", securityContext: { privileged: true } }] },
    };
    const { urn } = resource(type, "ingress", {});
    const stack = [...rendered(type), object("core/v1:Pod", "pod", child, { parent: urn })];
    const { registered, finished } = judge(stack, { controls: [...controls, pssPrivileged] });
    expect(finished).toEqual([]);
    expect(registered).toMatchObject([{ control: "pss-privileged" }]);
  });
});

test("a gap is mandatory where failOnUnknown says so", () => {
  const stack = [resource("kubernetes:helm.sh/v4:Chart", "ingress", {})];
  const settings = { failOnUnknown: ["render-incomplete"] };
  expect(judge(stack, { controls, settings }).finished).toMatchObject([{ level: "mandatory" }]);
});

test("an exemption takes the gap", () => {
  const target = "kubernetes:helm.sh/v4:Chart::ingress";
  const exemption = { control: "render-incomplete", reason: "Scanned apart.", owner: "us" };
  const settings = { exemptions: [{ ...exemption, target, expires: "2026-12-31" }] };
  const stack = [resource("kubernetes:helm.sh/v4:Chart", "ingress", {})];
  const { evaluations } = judge(stack, { controls, settings });
  expect(evaluations.findings).toMatchObject([
    { status: "exempt", reason: "Scanned apart.", found: "not known", wanted: "" },
  ]);
});

test("a release is never evaluated, and may be named by the earlier id", () => {
  const release = resource("kubernetes:helm.sh/v3:Release", "ingress", { chart: "ingress" });
  expect(judge([root, release], { controls }).finished).toMatchObject([
    { status: "notEvaluated", reason: "a release does not show its objects" },
  ]);
  const settings = { failOnUnknown: ["helm-release-opaque"] };
  expect(judge([root, release], { controls, settings }).finished).toMatchObject([
    { control: "render-incomplete", level: "mandatory" },
  ]);
});

test("does not apply to objects", () => {
  expect(verdictOf(renderIncomplete, [root, object("core/v1:ConfigMap", "a", {})])).toBe(
    "notApplicable",
  );
});
